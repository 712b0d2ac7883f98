import { calibrate, type Anchors } from '../calibration/calibrate.js';
import { fromLogOdds, logOdds } from '../calibration/log-odds.js';
import { attributeRow } from '../isolation-forest/attribution.js';
import { ForestScorer } from '../isolation-forest/forest-scorer.js';
import { type IsolationForest } from '../isolation-forest/isolation-forest.js';
import { scoreByDeviation } from '../features/deviation.js';
import { FEATURE, FEATURE_NAMES, FEATURE_VERSION } from '../features/layout.js';

/**
 * What one sigma of excess is worth against the forest's log-odds: 0.1, 0.2 and 0.4 came out alike on the
 * development data (NAB 63.8, 64.0 and 64.2), the last best on ASD and cloud.
 */
const EXCESS_WEIGHT = 0.4;

/**
 * The forest's strengths of normal development samples: about 95 % lie below the first, 99.9 % below the second. Less by 0.04 than they would be for
 * the forest alone, since a mean of two is high less often than either.
 */
const STRENGTH_ANCHORS: Anchors = { atHalf: 0.96, atAlarm: 1.86 };

/**
 * A trained model: one forest that scores the scaled features of any series. Immutable; scores mean the same after a retrain.
 */
export class DetectionModel {
  /** Columns the model was trained on. */
  readonly featureNames: readonly string[] = FEATURE_NAMES;
  /** What the columns mean. */
  readonly featureVersion: number = FEATURE_VERSION;
  private scorer: ForestScorer | undefined;

  constructor(
    readonly forest: IsolationForest,
    /** Rows the forest was sampled from. */
    readonly trainedRows: number,
  ) {}

  get nTrees(): number {
    return this.forest.roots.length;
  }

  /** Rows each tree was grown from. */
  get maxSamples(): number {
    return this.forest.maxSamples;
  }

  /**
   * Calibrated score of one row of scaled features, in log-odds half by the forest and half by {@link scoreByDeviation}. The forest asks how rare the
   * row is among all series, and its excess how rare for this one; what it makes of a row differs a little from training to training. The
   * deviation depends on nothing but the row.
   *
   * @returns 0..1, higher = more anomalous.
   */
  scoreRow(row: Float32Array): number {
    // Made when it is needed: a process that only hands a model on does not.
    this.scorer ??= new ForestScorer(this.forest);
    const isolation = this.scorer.scoreRow(row);
    const strength = logOdds(isolation) + EXCESS_WEIGHT * row[FEATURE.excess]!;
    const byForest = calibrate(strength, STRENGTH_ANCHORS);
    return fromLogOdds((logOdds(byForest) + logOdds(scoreByDeviation(row))) / 2);
  }

  /** @returns signed weight of each feature in the row's score; see {@link attributeRow}. */
  attribute(row: Float32Array): Float64Array {
    return attributeRow(this.forest, row);
  }
}
