import { calibrate, type Anchors } from '../calibration/calibrate.js';
import { attributeRow } from '../isolation-forest/attribution.js';
import { ForestScorer } from '../isolation-forest/forest-scorer.js';
import { type IsolationForest } from '../isolation-forest/isolation-forest.js';
import { FEATURE_NAMES, STATE_VERSION } from '../series/layout.js';

/** Raw forest scores of normal development samples: 97 % lie below the first, 99.9 % below the second. */
const FOREST_ANCHORS: Anchors = { atHalf: 0.59, atAlarm: 0.71 };

/**
 * A trained model: one forest that judges the scaled features of any series. Immutable; scores mean the same after a retrain.
 */
export class DetectionModel {
  /** Columns the model was trained on. */
  readonly featureNames: readonly string[] = FEATURE_NAMES;
  /** Layout of the series states the model understands. */
  readonly stateVersion: number = STATE_VERSION;
  private readonly scorer: ForestScorer;

  constructor(
    readonly forest: IsolationForest,
    /** Rows the forest was sampled from. */
    readonly trainedRows: number,
  ) {
    this.scorer = new ForestScorer(forest);
  }

  get nTrees(): number {
    return this.forest.roots.length;
  }

  /** Rows each tree was grown from. */
  get maxSamples(): number {
    return this.forest.maxSamples;
  }

  /** @returns calibrated score of one row of scaled features, 0..1, higher = more anomalous. */
  score(row: Float32Array): number {
    return calibrate(this.scorer.score(row), FOREST_ANCHORS);
  }

  /** @returns signed weight of each feature in the row's score; see {@link attributeRow}. */
  attribute(row: Float32Array): Float64Array {
    return attributeRow(this.forest, row);
  }
}
