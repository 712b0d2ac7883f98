import { type LabelledMetrics } from '../../datasets/index.js';
import { AlarmRule, assetScore, SeriesState } from '../../../src/ml/index.js';
import { type Anchors, calibrate } from '../../../src/ml/calibration/calibrate.js';
import { FEATURE } from '../../../src/ml/features/layout.js';
import { SampleIntake } from '../../../src/ml/series/sample-intake.js';
import { SeriesReader } from '../../../src/ml/series/series-reader.js';
import { type ScoredFile } from '../../backtest/index.js';

/** Mean sigmas of normal development samples, of four sets alike: 95 % lie below the first, 99.9 % below the second, as for the detector. */
const ANCHORS: Anchors = { atHalf: 1.6, atAlarm: 2.6 };

/** Baseline shown beside every figure: the mean of the absolute sigmas of the same features, without a forest. */
export function scoreByMeanSigmas(file: LabelledMetrics): ScoredFile {
  const columns = [...file.metrics.values()].map((values) => meanSigmas(file.timestamps, values));
  const scores = file.timestamps.map((_, row) => assetScore(columns.map((column) => column[row]!)));
  const rule = new AlarmRule();
  return { scores, alarmScores: scores.map((score) => rule.next(score)) };
}

function meanSigmas(timestamps: Float64Array, values: Float64Array): Float64Array {
  const state = SeriesState.create();
  const reader = new SeriesReader(state);
  const intake = new SampleIntake(state, { timestamps, values });
  const scores = new Float64Array(values.length).fill(Number.NaN);
  for (let row = intake.next(); row >= 0; row = intake.next()) {
    reader.consume(timestamps[row]!, values[row]!);
    const sum = reader.row.subarray(0, FEATURE.excess).reduce((total, sigmas) => total + Math.abs(sigmas), 0);
    scores[row] = calibrate(sum / FEATURE.excess, ANCHORS);
  }
  return scores;
}
