import type { PreviewCurve } from '../../ml-api.js';

export type CurveEpisode = PreviewCurve['episodes'][number];

interface KeptAndLost {
  readonly kept: number;
  readonly lost: number;
}

/** What a threshold would have made of the range. */
export interface Cut {
  readonly threshold: number;
  /** Those that open at it. */
  readonly opened: readonly CurveEpisode[];
  readonly perDay: number;
  readonly perDayAndAsset: number;
  readonly confirmed: KeptAndLost;
  readonly falseAlarms: KeptAndLost;
}

const DAY_MS = 86_400_000;
/** Thresholds and scores are decimal fractions: 0.7 must not be lost to 0.7000000000000001. */
const TOLERANCE = 1e-9;

export const opensAt = ({ scoreToOpen }: CurveEpisode, threshold: number): boolean =>
  scoreToOpen >= threshold - TOLERANCE;

/** Cuts what the service has computed once: an episode opens where its score to open reaches the threshold. */
export function cutCurve(curve: PreviewCurve, threshold: number): Cut {
  const opened = curve.episodes.filter((episode) => opensAt(episode, threshold));
  const perDay = opened.length / daysOf(curve);
  return {
    threshold,
    opened,
    perDay,
    perDayAndAsset: curve.assets > 0 ? perDay / curve.assets : 0,
    confirmed: keptAndLost(curve, threshold, 'true_positive'),
    falseAlarms: keptAndLost(curve, threshold, 'false_positive'),
  };
}

/** Episodes at each of the curve's thresholds, in one pass over the sorted scores. */
export function episodesByThreshold({ episodes, thresholds }: PreviewCurve): readonly number[] {
  const scores = episodes.map(({ scoreToOpen }) => scoreToOpen).sort((a, b) => a - b);
  let below = 0;
  return thresholds.map((threshold) => {
    while (below < scores.length && (scores[below] ?? 0) < threshold - TOLERANCE) below++;
    return scores.length - below;
  });
}

function daysOf({ from, until }: PreviewCurve): number {
  return Math.max((Date.parse(until) - Date.parse(from)) / DAY_MS, Number.EPSILON);
}

function keptAndLost({ episodes }: PreviewCurve, threshold: number, feedback: string): KeptAndLost {
  const those = episodes.filter((episode) => episode.feedback === feedback);
  const kept = those.filter((episode) => opensAt(episode, threshold)).length;
  return { kept, lost: those.length - kept };
}
