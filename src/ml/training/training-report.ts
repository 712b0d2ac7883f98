import { ALARM_SCORE } from '../calibration/calibrate.js';
import { countRows, type FeatureRows } from '../isolation-forest/isolation-forest.js';
import { type DetectionModel } from '../model/detection-model.js';
import { quantileOfSorted } from '../statistics/quantile.js';
import { zScoreBaseline } from '../statistics/univariate-detectors.js';
import { type TrainingOptions } from './training-options.js';

/** What came out of a training run. Scores are those of the training rows under the new model. */
export interface TrainingReport extends Required<TrainingOptions> {
  readonly nSeries: number;
  /** Finite samples read. */
  readonly nSamples: number;
  /** Rows kept for the fit. */
  readonly nRows: number;
  readonly meanScore: number;
  readonly stdScore: number;
  /** Rows that score at least 0.7. */
  readonly anomaliesDetected: number;
  readonly normalDetected: number;
  /** Score that the given contamination of the rows reaches or exceeds. */
  readonly scoreAtContamination: number;
}

/** Scores the training rows and sums them up. */
export function reportTraining(
  model: DetectionModel,
  rows: FeatureRows,
  facts: Required<TrainingOptions> & Pick<TrainingReport, 'nSeries' | 'nSamples'>,
): TrainingReport {
  const nRows = countRows(rows);
  const scores = Float64Array.from({ length: nRows }, (_, i) => {
    return model.scoreRow(rows.values.subarray(i * rows.nFeatures, (i + 1) * rows.nFeatures));
  }).sort();
  const { center, scale } = zScoreBaseline(scores);
  const anomaliesDetected = scores.filter((score) => score >= ALARM_SCORE).length;
  return {
    ...facts,
    nRows,
    meanScore: center,
    stdScore: scale,
    anomaliesDetected,
    normalDetected: nRows - anomaliesDetected,
    scoreAtContamination: quantileOfSorted(scores, 1 - facts.contamination),
  };
}
