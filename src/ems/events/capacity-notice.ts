/** What is delivered to EMS Core of a limit that will be reached. */
export interface CapacityNotice {
  /** UUID of the warning; the same in its updates and when it is withdrawn. */
  readonly warningId: string;
  readonly assetId: string;
  readonly assetName: string;
  readonly metricName: string;
  /** When it was first warned of. With asset, metric and revision it names the event in EMS Core. */
  readonly warnedAt: Date;
  /** 1 for the warning itself, one more for each update. */
  readonly revision: number;
  readonly isWithdrawn: boolean;
  /** When the median reaches the limit, or since when it is there. */
  readonly limitAt: Date;
  /** 0..1. */
  readonly probability: number;
  readonly limit: number;
  readonly unit: string;
  /** One sentence. */
  readonly summary: string;
}
