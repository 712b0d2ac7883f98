/** Trees in a forest: a hundred differ in accuracy by less than seeds do, but are two thirds larger and slower. */
const DEFAULT_N_TREES = 60;

/** Rows per tree (ψ), as in the paper. */
const DEFAULT_MAX_SAMPLES = 256;

/** Expected share of anomalies in the history; only reported, no score depends on it. */
const DEFAULT_CONTAMINATION = 0.1;

export const DEFAULT_SEED = 1;

/** Options of a training run; see the defaults. */
export interface TrainingOptions {
  /** 1..1000. */
  readonly nTrees?: number;
  /** 2..4096. */
  readonly maxSamples?: number;
  /** 0..0.5. */
  readonly contamination?: number;
  /** Integer. */
  readonly seed?: number;
}

/**
 * Fills in the defaults.
 *
 * @throws RangeError naming the option, its range and the value.
 */
export function completeTrainingOptions(options: TrainingOptions): Required<TrainingOptions> {
  const complete = {
    nTrees: options.nTrees ?? DEFAULT_N_TREES,
    maxSamples: options.maxSamples ?? DEFAULT_MAX_SAMPLES,
    contamination: options.contamination ?? DEFAULT_CONTAMINATION,
    seed: options.seed ?? DEFAULT_SEED,
  };
  assertInteger('nTrees', complete.nTrees, 1, 1000);
  assertInteger('maxSamples', complete.maxSamples, 2, 4096);
  assertInteger('seed', complete.seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  if (!(complete.contamination >= 0 && complete.contamination <= 0.5)) {
    throw new RangeError(`contamination: must be in 0..0.5, got ${complete.contamination}`);
  }
  return complete;
}

/** @throws RangeError naming the option, its range and the value. */
export function assertInteger(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new RangeError(`${name}: must be an integer in ${low}..${high}, got ${value}`);
  }
}
