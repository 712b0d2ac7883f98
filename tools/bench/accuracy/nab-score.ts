/** First and last row of a labelled window. */
export type RowWindow = readonly [number, number];

/** One file as the scorer sees it. */
export interface NabFile {
  /** Alarm score of every row. */
  readonly scores: Float64Array;
  readonly windows: readonly RowWindow[];
  /** Rows at the start that are not scored. */
  readonly probation: number;
}

/** Weights of a false positive and of a missed window; a found one weighs 1. */
export interface NabProfile {
  readonly falsePositive: number;
  readonly falseNegative: number;
}

export const NAB_PROFILES = {
  standard: { falsePositive: 0.11, falseNegative: 1 },
  lowFalsePositives: { falsePositive: 0.22, falseNegative: 1 },
  lowFalseNegatives: { falsePositive: 0.11, falseNegative: 2 },
} as const satisfies Record<string, NabProfile>;

/** A threshold and the normalised score it gives: 0 for no detection at all, 100 for a perfect detector. */
interface NabResult {
  readonly threshold: number;
  readonly score: number;
}

/** A row's alarm score, what a detection there is worth, and the window it lies in (−1 outside). */
interface Detection {
  readonly score: number;
  readonly worth: number;
  readonly window: number;
}

/** 2 / (1 + e^(5y)) − 1: 0.987 at the window's start, 0 at its end, −1 far behind. */
export function nabSigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}

/**
 * Worth of a detection at each scored row: earlier in a window is better, closer behind one is less bad.
 *
 * @source Lavin & Ahmad, 2015, "Evaluating Real-time Anomaly Detection Algorithms – the Numenta Anomaly Benchmark".
 */
export function detectionWorths(file: NabFile, profile: NabProfile, firstWindow = 0): Detection[] {
  const detections: Detection[] = [];
  for (let row = 0; row < file.scores.length; row += 1) {
    if (row < file.probation) continue;
    const inside = file.windows.findIndex(([first, last]) => row >= first && row <= last);
    const worth =
      inside >= 0
        ? worthInside(file.windows[inside]!, row)
        : worthOutside(file.windows, row) * profile.falsePositive;
    detections.push({ score: file.scores[row]!, worth, window: inside < 0 ? -1 : firstWindow + inside });
  }
  return detections;
}

function worthInside([first, last]: RowWindow, row: number): number {
  return nabSigmoid(-(last - row + 1) / (last - first + 1)) / nabSigmoid(-1);
}

function worthOutside(windows: readonly RowWindow[], row: number): number {
  const before = windows.filter(([, last]) => last < row).at(-1);
  return before === undefined ? -1 : nabSigmoid((row - before[1]) / (before[1] - before[0]));
}

/** Best threshold over all files together, as NAB's optimiser finds it by sweeping every score that occurs. */
export function optimiseNab(files: readonly NabFile[], profile: NabProfile): NabResult {
  return sweep(files, profile).reduce((best, result) => (result.score > best.score ? result : best));
}

/** Normalised score of all files together at a given threshold. */
export function scoreNabAt(files: readonly NabFile[], profile: NabProfile, threshold: number): number {
  const above = sweep(files, profile).filter((result) => result.threshold >= threshold);
  return above.at(-1)!.score;
}

function sweep(files: readonly NabFile[], profile: NabProfile): NabResult[] {
  let nWindows = 0;
  const detections = files.flatMap((file) => {
    const worths = detectionWorths(file, profile, nWindows);
    nWindows += file.windows.length;
    return worths;
  });
  detections.sort((a, b) => b.score - a.score);
  const worthOf = new Float64Array(nWindows).fill(-profile.falseNegative);
  const floor = -profile.falseNegative * nWindows;
  let total = floor;
  const results: NabResult[] = [{ threshold: Infinity, score: 0 }];
  detections.forEach(({ score, worth, window }, i) => {
    if (window < 0) total += worth;
    else if (worth > worthOf[window]!) {
      total += worth - worthOf[window]!;
      worthOf[window] = worth;
    }
    if (detections[i + 1]?.score === score) return;
    results.push({
      threshold: score,
      score: nWindows === 0 ? 0 : (100 * (total - floor)) / (nWindows - floor),
    });
  });
  return results;
}
