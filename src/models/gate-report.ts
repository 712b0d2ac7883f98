/** What the quality gate has looked at, in the order of its report. */
export const GATE_CHECKS = ['score-distribution', 'alarm-rate', 'agreement', 'known-episodes'] as const;

/** One thing the quality gate has looked at. */
export interface GateCheck {
  readonly name: (typeof GATE_CHECKS)[number];
  /** Type of the assets it was looked at for, one that has a model of its own; all series without it. */
  readonly scope?: string;
  readonly isPassed: boolean;
  /** What was found and what is allowed, as a sentence. */
  readonly finding: string;
}

/** How a candidate did against the active model. */
export interface GateReport {
  /** `forced`: it was activated although a check had failed. */
  readonly outcome: 'passed' | 'rejected' | 'forced';
  /** The model active then; null where there was none. */
  readonly comparedWith: string | null;
  /** Held-out samples both scored. */
  readonly nSamples: number;
  readonly nSeries: number;
  /** Empty where there was nothing to compare. */
  readonly checks: readonly GateCheck[];
  /** One sentence for people. */
  readonly reason: string;
}
