const { max } = Math;

/** What a leaf has to be. */
export interface SplitOptions {
  /** Weight a leaf needs: rows for squares; failures, seen or expected, for hazards. */
  readonly leastWeight: number;
  /** Weight of the assumption that a leaf says nothing. */
  readonly ridge: number;
  /** Whether slopes are what was seen less what was expected, and curvatures what was expected. */
  readonly hasCounts: boolean;
}

/** A step of one feature. */
export interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly code: number;
  readonly isUnknownLow: boolean;
  /** Curvature of the low side. */
  readonly lowWeight: number;
}

/** A split has to say something beyond rounding. */
const LEAST_GAIN = 1e-9;

type Totals = readonly [slope: number, curvature: number];

/**
 * Finds where rows are best split, from histograms: slope and curvature of the loss by the codes of the features drawn for a tree.
 *
 * Many failures among rows of which hardly any were expected are as good a reason for a leaf as many expected ones: a kind of units that
 * fails early is not exposed for long, and would never be separated by what is expected of it.
 */
export class SplitFinder {
  /** Where the codes of each feature begin in a histogram, by its place among those drawn. */
  readonly offsets: Uint32Array;
  private features: Uint32Array = new Uint32Array(0);

  constructor(
    private readonly nCodes: Uint16Array,
    private readonly options: SplitOptions,
  ) {
    this.offsets = new Uint32Array(nCodes.length + 1);
  }

  /** Lays histograms out for these features. */
  layOut(features: Uint32Array): void {
    this.features = features;
    for (const [place, feature] of features.entries())
      this.offsets[place + 1] = this.offsets[place]! + this.nCodes[feature]!;
  }

  /** Of all rows: any feature has them, so the first one does. */
  totals(histogram: Float64Array): Totals {
    let slope = 0;
    let curvature = 0;
    for (let k = 0; k < this.offsets[1]!; k += 1) {
      slope += histogram[2 * k]!;
      curvature += histogram[2 * k + 1]!;
    }
    return [slope, curvature];
  }

  /** @returns undefined where no split says anything. */
  best(histogram: Float64Array): Split | undefined {
    let best: Split | undefined;
    const totals = this.totals(histogram);
    for (const [place, feature] of this.features.entries()) {
      const hasUnknown = histogram[2 * this.offsets[place]! + 1]! > 0;
      for (const isUnknownLow of hasUnknown ? [true, false] : [true]) {
        const split = this.splitOf(histogram, { feature, place, isUnknownLow, totals });
        if (split.gain <= (best?.gain ?? LEAST_GAIN)) continue;
        // What was never unknown before goes with the larger part: it is neither fault nor health.
        best = hasUnknown ? split : { ...split, isUnknownLow: split.lowWeight >= totals[1] / 2 };
      }
    }
    return best;
  }

  /** The best split of one feature, with the unknown on one side: known against unknown where that is best. */
  private splitOf(
    histogram: Float64Array,
    asked: { feature: number; place: number; isUnknownLow: boolean; totals: Totals },
  ): Split {
    const { feature, place, isUnknownLow, totals } = asked;
    const { ridge, leastWeight, hasCounts } = this.options;
    const base = this.offsets[place]!;
    const nothing = (totals[0] * totals[0]) / (totals[1] + ridge);
    const counted = hasCounts ? 1 : 0;
    const first = isUnknownLow ? 0 : 1;
    let [slope, curvature, best, bestCode, lowWeight] = [0, 0, 0, 0, 0];
    for (let code = first; code < this.offsets[place + 1]! - base; code += 1) {
      slope += histogram[2 * (base + code)]!;
      curvature += histogram[2 * (base + code) + 1]!;
      if (curvature + counted * max(0, slope) < leastWeight) continue;
      const rest = totals[0] - slope;
      const other = totals[1] - curvature;
      if (other + counted * max(0, rest) < leastWeight) continue;
      const gain = (slope * slope) / (curvature + ridge) + (rest * rest) / (other + ridge) - nothing;
      if (gain > best) [best, bestCode, lowWeight] = [gain, code, curvature];
    }
    return { gain: best, feature, code: bestCode, isUnknownLow, lowWeight };
  }
}
