import { describerOf } from './describe-episode.js';
import { type Episode } from './episode.js';
import { ruleFor } from './episode-rule.js';
import { samplesOf, type ScoredSample, type ScoredStretch, toTracked } from './scored-stretch.js';
import { trackEpisodes } from './track-episodes.js';

/** Since when it has been as it is at a sample. */
type StartOf = (sample: ScoredSample) => Date;

/** A sample of an episode has the start of the episode; any other has its own time. */
export function startsOf(episodes: readonly Episode[]): StartOf {
  return ({ atMs }) => {
    const episode = episodes.find(
      ({ startedAt, lastAnomalousAt }) => startedAt.getTime() <= atMs && atMs <= lastAnomalousAt.getTime(),
    );
    return episode?.startedAt ?? new Date(atMs);
  };
}

/** The same for a stretch whose episodes are not stored. */
export function startsWithin(stretch: ScoredStretch): StartOf {
  const samples = samplesOf(stretch);
  const track = { open: undefined, samples: toTracked(samples) };
  return startsOf(trackEpisodes(track, ruleFor(stretch.threshold), describerOf(stretch, samples)));
}
