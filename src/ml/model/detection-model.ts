import { calibrate, type Anchors } from '../calibration/calibrate.js';
import { logOdds } from '../calibration/log-odds.js';
import { attributeRow } from '../isolation-forest/attribution.js';
import { ForestScorer } from '../isolation-forest/forest-scorer.js';
import { type IsolationForest } from '../isolation-forest/isolation-forest.js';
import { FEATURE, FEATURE_NAMES, FEATURE_VERSION } from '../features/layout.js';

/**
 * What one sigma of excess is worth against the forest's log-odds: 0.1, 0.2 and 0.4 came out alike on the
 * development data (NAB 63.8, 64.0 and 64.2), the last best on ASD and cloud.
 */
const EXCESS_WEIGHT = 0.4;

/** Strengths of normal development samples: 95 % lie below the first, 99.9 % below the second. */
const STRENGTH_ANCHORS: Anchors = { atHalf: 1, atAlarm: 1.9 };

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
   * Calibrated score of one row of scaled features: the forest's log-odds, which ask how rare the row is among all series, plus
   * the excess, which asks how rare it is for this one.
   *
   * @returns 0..1, higher = more anomalous.
   */
  scoreRow(row: Float32Array): number {
    // Made when it is needed: a process that only hands a model on does not.
    this.scorer ??= new ForestScorer(this.forest);
    const isolation = this.scorer.scoreRow(row);
    const strength = logOdds(isolation) + EXCESS_WEIGHT * row[FEATURE.excess]!;
    return calibrate(strength, STRENGTH_ANCHORS);
  }

  /** @returns signed weight of each feature in the row's score; see {@link attributeRow}. */
  attribute(row: Float32Array): Float64Array {
    return attributeRow(this.forest, row);
  }
}
