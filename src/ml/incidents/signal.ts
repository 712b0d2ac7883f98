/** One alert as it comes in, names replaced by numbers. Instants are epoch milliseconds. */
export interface Signal {
  /** Node of the topology. */
  readonly entity: number;
  /** What kind of alert it is, of any numbering. */
  readonly kind: number;
  /** Wording of its text, values aside. */
  readonly template: number;
  /** Hash of its text, values included: unsigned, 32 bits. */
  readonly text: number;
  /** As its source says, 0 (information) .. 1 (critical); NaN where it does not say. */
  readonly severity: number;
  /** When it happened, by the clock of who reports it. */
  readonly happenedAt: number;
  /** When it came in; never earlier than that of the signal before. */
  readonly receivedAt: number;
  /** It says that the entity does not answer. */
  readonly isDown: boolean;
}

/** Clocks that differ by more than this from when a signal came in are wrong: a day in the past, nothing in the future. */
const MOST_DELAY_MS = 24 * 3_600_000;

/**
 * When a signal is taken to have happened: as its source says, unless that lies in the future or more than a day back.
 *
 * @example happenedAtOf({ happenedAt: 5000, receivedAt: 2000 }) // 2000
 */
export function happenedAtOf({ happenedAt, receivedAt }: Pick<Signal, 'happenedAt' | 'receivedAt'>): number {
  const isBelievable = happenedAt <= receivedAt && receivedAt - happenedAt <= MOST_DELAY_MS;
  return isBelievable ? happenedAt : receivedAt;
}
