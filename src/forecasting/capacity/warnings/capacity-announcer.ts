/** That a limit will be reached, or that this is averted. */
export interface CapacityNews {
  /** Of the warning: the same for its beginning and its end. */
  readonly id: string;
  readonly change: 'opened' | 'closed';
  readonly assetId: string;
  readonly assetName: string;
  readonly metricName: string;
  /** One sentence. */
  readonly text: string;
  readonly at: Date;
}

/** Hears of warnings as they begin and end. Implemented by the alerting module, which builds on this one. */
export abstract class CapacityAnnouncer {
  /** Call inside the transaction that stores the warnings; the same news again changes nothing. */
  abstract announce(news: readonly CapacityNews[]): Promise<void>;
}
