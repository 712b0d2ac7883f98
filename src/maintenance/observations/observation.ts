/** What a metric did on a day. */
export interface MetricDay {
  /** Its median. */
  readonly level: number;
  /** From its tenth to its ninetieth percentile. */
  readonly spread: number;
  /** Episodes that began; null where nothing was scored yet. */
  readonly episodes: number | null;
}

/** What happened to an asset on a day; null where it is not known. */
export interface AssetDay {
  /** Events of the platform, warnings and worse. */
  readonly errors: number | null;
  /** Of those, of its hardware. */
  readonly hardware: number | null;
  /** How often a metric of its uptime fell. */
  readonly restarts: number | null;
  /** Episodes that began, of any metric. */
  readonly episodes: number | null;
}

/** One day of one asset. */
export interface Observation {
  readonly assetId: string;
  /** Days of UTC since 1970. */
  readonly day: number;
  /** False for the last 24 hours so far, kept as the day of today. */
  readonly isWhole: boolean;
  readonly metrics: ReadonlyMap<string, MetricDay>;
  readonly asset: AssetDay;
}

/** How far an asset was looked at. */
export interface ObservedAsset {
  readonly assetId: string;
  /** Days before this one are done. */
  readonly untilDay: number;
  readonly lastSampleAt: Date | null;
  /** Usual time between two samples. */
  readonly intervalMs: number | null;
  readonly observedAt: Date;
}

/** A device that stood behind an asset. */
export interface AssetUnit {
  readonly assetId: string;
  readonly seenAt: Date;
  readonly serialNumber: string | null;
  readonly installedAt: Date | null;
}
