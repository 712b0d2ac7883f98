import type { Episode } from './episode.js';
import type { EpisodeRule } from './episode-rule.js';
import type { EpisodeDescriber, TrackedSample } from './tracked-sample.js';

/** Whether usual values, too, keep to the side of the departure, so that it has not come back. */
export function isLeaning({ direction }: Episode, { lean }: TrackedSample): boolean {
  return (direction === 'high' && lean > 0) || (direction === 'low' && lean < 0);
}

/**
 * Whether an episode that is open only because its series leans is over with a sample: the series leans no longer, or departs further
 * than that, or to the other side.
 */
export function isLeft(
  episode: Episode,
  sample: TrackedSample,
  rule: EpisodeRule,
  describer: EpisodeDescriber,
): boolean {
  if (!isSettled(episode, sample, rule)) return false;
  if (!isLeaning(episode, sample)) return true;
  const isDeparture = sample.score >= rule.threshold && sample.isUsual;
  return isDeparture && describer.explain(sample, sample.at).direction !== episode.direction;
}

/** Whether the samples before this one would have ended the episode but for the lean. Only their number is known: they are taken for evenly spaced. */
function isSettled(
  { nNormalSince, lastAnomalousAt }: Episode,
  { at }: TrackedSample,
  rule: EpisodeRule,
): boolean {
  const quietMs = ((at.getTime() - lastAnomalousAt.getTime()) * nNormalSince) / (nNormalSince + 1);
  return nNormalSince >= rule.normalSamplesToClose && quietMs >= rule.quietMsToClose;
}

export function closed(episode: Episode): Episode {
  return { ...episode, status: 'closed', endedAt: episode.lastAnomalousAt };
}
