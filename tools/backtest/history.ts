import { type LabelledMetrics } from '../datasets/index.js';
import { type DetectionModel, TrainingSet } from '../../src/ml/index.js';

/** Default share of a file that is training history, and the most rows of it. */
const HISTORY_SHARE = 0.15;
const MAX_HISTORY_ROWS = 750;

/** @returns number of rows at the start of a file that are used for training only. */
export function historyRows({ timestamps }: LabelledMetrics, evaluateFrom?: number): number {
  const wanted = evaluateFrom ?? Math.min(Math.floor(timestamps.length * HISTORY_SHARE), MAX_HISTORY_ROWS);
  return Math.min(wanted, timestamps.length);
}

/** Collects the histories of files, one at a time, and fits one model for all of them. */
export class History {
  private readonly set: TrainingSet;

  /** @param timeZone whose wall clock the series follow; UTC by default. */
  constructor(
    private readonly seed: number,
    private readonly timeZone?: string,
  ) {
    this.set = new TrainingSet({ seed });
    this.set.addReferenceSeries();
  }

  add(file: LabelledMetrics, rows: number): void {
    const timestamps = file.timestamps.subarray(0, rows);
    for (const values of file.metrics.values())
      this.set.addSeries({ timestamps, values: values.subarray(0, rows) }, Infinity, this.timeZone);
  }

  fit(): DetectionModel {
    return this.set.fitModel({ seed: this.seed });
  }
}
