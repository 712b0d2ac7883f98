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

  constructor(private readonly seed: number) {
    this.set = new TrainingSet({ seed });
    this.set.addReferenceSeries();
  }

  add(file: LabelledMetrics, rows: number): void {
    for (const values of file.metrics.values()) {
      this.set.addSeries({ timestamps: file.timestamps.subarray(0, rows), values: values.subarray(0, rows) });
    }
  }

  fit(): DetectionModel {
    return this.set.fit({ seed: this.seed }).model;
  }
}
