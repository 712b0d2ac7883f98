import type { PreviewCurve } from '../../ml-api.js';

export type CurveEpisode = PreviewCurve['episodes'][number];
export type RaisedEpisode = PreviewCurve['raised'][number];

interface ThresholdRange {
  readonly lowest: number;
  readonly highest: number;
}

interface KeptAndLost {
  readonly kept: number;
  readonly lost: number;
}

/** What a threshold would have made of the range. */
export interface Cut {
  readonly threshold: number;
  /** Those that it raises; where the service has cut the list, the highest peaks of them. */
  readonly opened: readonly CurveEpisode[];
  readonly perDay: number;
  readonly perDayAndAsset: number;
  readonly confirmed: KeptAndLost;
  readonly falseAlarms: KeptAndLost;
}

const DAY_MS = 86_400_000;
/** Thresholds are hundredths: 0.7 must not be lost to 0.7000000000000001. */
const TOLERANCE = 1e-6;

export const isIn = ({ lowest, highest }: ThresholdRange, threshold: number): boolean =>
  threshold >= lowest - TOLERANCE && threshold <= highest + TOLERANCE;

export const isKept = ({ keptAt }: RaisedEpisode, threshold: number): boolean =>
  keptAt.some((range) => isIn(range, threshold));

/** Cuts what the service has computed once for all thresholds. */
export function cutCurve(curve: PreviewCurve, threshold: number): Cut {
  const perDay = countAt(curve, threshold) / daysOf(curve);
  return {
    threshold,
    opened: curve.episodes.filter(({ raisedAt }) => isIn(raisedAt, threshold)),
    perDay,
    perDayAndAsset: curve.assets > 0 ? perDay / curve.assets : 0,
    confirmed: keptAndLost(curve, threshold, 'true_positive'),
    falseAlarms: keptAndLost(curve, threshold, 'false_positive'),
  };
}

export function daysOf({ from, until }: PreviewCurve): number {
  return Math.max((Date.parse(until) - Date.parse(from)) / DAY_MS, Number.EPSILON);
}

function countAt({ thresholds, counts }: PreviewCurve, threshold: number): number {
  const index = thresholds.findIndex((each) => Math.abs(each - threshold) < TOLERANCE);
  return counts[index] ?? 0;
}

function keptAndLost({ raised }: PreviewCurve, threshold: number, feedback: string): KeptAndLost {
  const those = raised.filter((episode) => episode.feedback === feedback);
  const kept = those.filter((episode) => isKept(episode, threshold)).length;
  return { kept, lost: those.length - kept };
}
