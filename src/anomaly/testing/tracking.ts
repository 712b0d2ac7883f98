import type { Episode } from '../episodes/episode.js';
import { type EpisodeRule, ruleFor } from '../episodes/episode-rule.js';
import { backdate, trackEpisodes } from '../episodes/track-episodes.js';
import type { EarlierSample, EpisodeDescriber, TrackedSample } from '../episodes/tracked-sample.js';

export const START_MS = Date.UTC(2026, 10, 22, 14);
export const MINUTE_MS = 60_000;
/** Closes after three normal samples that span ten minutes. */
export const rule: EpisodeRule = { ...ruleFor(0.7), normalSamplesToClose: 3, quietMsToClose: 10 * MINUTE_MS };

/** One sample every `everyMinutes`, worth 100 times its score, and usual below the clear threshold. */
export function samplesOf(scores: readonly number[], everyMinutes = 5, startMs = START_MS): TrackedSample[] {
  return scores.map((score, index) => ({
    at: new Date(startMs + index * everyMinutes * MINUTE_MS),
    value: score * 100,
    score,
    isUsual: score < 0.5,
    isRecurring: false,
    lean: 0,
  }));
}

/** The same inside the band, as a line that is stuck or swings is. */
export function usualOf(scores: readonly number[]): TrackedSample[] {
  return samplesOf(scores).map((one) => ({ ...one, isUsual: true }));
}

export function minute(n: number): Date {
  return new Date(START_MS + n * MINUTE_MS);
}

/** Tracks samples as the service does, dated back to what led to an episode. */
export function track(
  samples: readonly TrackedSample[],
  open?: Episode,
  {
    id = 'new',
    direction = 'high',
    earlier = [],
  }: {
    id?: string;
    direction?: string | ((value: number) => string);
    earlier?: readonly EarlierSample[];
  } = {},
): readonly Episode[] {
  let n = 0;
  const describer: EpisodeDescriber = {
    identify: () => ({
      id: `${id}-${++n}`,
      assetId: '1',
      metricName: 'cpu_usage',
      modelVersion: 'v1',
    }),
    explain: ({ value }, startedAt) => ({
      direction: typeof direction === 'string' ? direction : direction(value),
      reason: `it rose to ${value} since ${startedAt.toISOString().slice(11, 16)}`,
    }),
  };
  const one = { open, samples, earlier };
  return backdate(trackEpisodes(one, rule, describer), one, rule, describer);
}
