/** What a failure is known from: an asset that was dark, an incident that operators confirmed, or an operator. */
export const FAILURE_SOURCES = ['dark', 'incident', 'operator'] as const;
type FailureSource = (typeof FAILURE_SOURCES)[number];

/** An asset that failed. */
export interface Failure {
  readonly id: string;
  readonly assetId: string;
  readonly source: FailureSource;
  readonly failedAt: Date;
  /** When it was back; null where it is not, or nobody knows. */
  readonly endedAt: Date | null;
  /** In words. */
  readonly reason: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** Since then it does not count. */
  readonly struckOutAt: Date | null;
}

/** Who changed what is known of a failure, and why. */
export interface FailureChange {
  readonly at: Date;
  readonly by: string;
  readonly change: 'recorded' | 'struck-out' | 'restored';
  readonly reason: string;
}

/** One that happened, as far as learning from it goes. */
export type KnownFailure = Pick<Failure, 'assetId' | 'failedAt' | 'endedAt'>;

/** A time in which nothing came from an asset, or EMS Core had it as offline. */
export interface DarkTime {
  readonly assetId: string;
  readonly startedAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
  /** Whether it is settled whether it was a failure: what speaks against it is not kept for ever. */
  readonly isSettled?: boolean;
}
