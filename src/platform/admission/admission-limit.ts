import PQueue from 'p-queue';
import { ClientGoneError } from '../errors/index.js';
import { asHeavy } from './heavy-work.js';
import { TooBusyError } from './too-busy.error.js';

interface AdmissionSettings {
  /** What is asked for, in the plural, for the message. */
  readonly what: string;
  /** Requests that are worked on at the same time. */
  readonly nRunning: number;
  /** Requests that wait for their turn; what is beyond is refused. */
  readonly nWaiting: number;
  /** When a refused client had better ask again. */
  readonly retryAfterSeconds: number;
}

/** Lets a few heavy requests run and a few wait, first come first served, and refuses the others at once. */
export class AdmissionLimit {
  private readonly queue: PQueue;

  constructor(private readonly settings: AdmissionSettings) {
    this.queue = new PQueue({ concurrency: settings.nRunning });
  }

  /**
   * @param client - fires when nobody waits for the answer any more; a request that has not begun then never does
   * @throws TooBusyError where too many wait already, ClientGoneError
   */
  async run<T>(work: () => Promise<T>, client: AbortSignal): Promise<T> {
    const { what, nRunning, nWaiting, retryAfterSeconds } = this.settings;
    if (this.queue.pending >= nRunning && this.queue.size >= nWaiting)
      throw new TooBusyError(what, nWaiting, retryAfterSeconds);
    return this.queue.add(() => {
      if (client.aborted) throw new ClientGoneError();
      return asHeavy(work);
    });
  }
}
