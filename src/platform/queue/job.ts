/** What happens to the jobs of a queue. At most one job of a key waits or is worked on, whatever the number of replicas. */
export interface QueueDefinition {
  readonly name: string;
  /** How often a job is retried after its worker died or was stopped in the middle of it. */
  readonly nRetries: number;
  /** Whether {@link jobsEnded} is notified. */
  readonly notifiesEnds?: boolean;
  /** How often a worker looks for jobs of which no notification came, such as those whose worker died; with each look for lost notifications without it. */
  readonly pollSeconds?: number;
}

/** Notified when jobs were added to a queue. */
export function jobsAdded({ name }: Pick<QueueDefinition, 'name'>): string {
  return `jobs-added ${name}`;
}

/** Notified when a job of a queue has ended, and a next one of its key may be queued. */
export function jobsEnded({ name }: QueueDefinition): string {
  return `jobs-ended ${name}`;
}

/** A job to be queued. */
export interface JobRequest<Payload extends object = object> {
  /** A second job of the key is not taken in while there is one. */
  readonly key: string;
  readonly payload: Payload;
  /** In each slot of so many seconds at most one job of the key is taken in, also after it is done. */
  readonly slotSeconds?: number;
}

/** A job in the hands of its worker. */
export interface Job<Payload extends object = object> {
  readonly id: string;
  readonly payload: Payload;
  /** Aborts when the process stops or the job was given to another worker. */
  readonly signal: AbortSignal;
}

/** One attempt at a job: of the next one, which another worker may have begun meanwhile, nothing is to be changed. */
export interface JobAttempt {
  readonly id: string;
  readonly retryCount: number;
}

/** What a worker holds as long as it works on an attempt. */
export function attemptKey({ id, retryCount }: JobAttempt): string {
  return `${id}/${retryCount}`;
}

/** Takes up to so many more jobs that wait, to be done with those in hand. */
export type TakeMore<Payload extends object = object> = (most: number) => Promise<readonly Job<Payload>[]>;

/** Works on jobs together. */
export type JobsHandler<Payload extends object = object> = (
  jobs: readonly Job<Payload>[],
  takeMore: TakeMore<Payload>,
) => Promise<void>;

/** How it stands with a queue. */
export interface QueueCounts {
  readonly name: string;
  readonly nWaiting: number;
  readonly nInHand: number;
  /** For how long the oldest job has been ready. */
  readonly oldestWaitingSeconds: number;
}

/** Throw it where a job was stopped in the middle: another worker begins it again at once. */
export class JobInterruptedError extends Error {
  constructor() {
    super('The job was interrupted and is retried');
    this.name = 'JobInterruptedError';
  }
}
