import { type Episode } from './episode.js';
import { ruleFor } from './episode-rule.js';
import { samplesOf, type ScoredSample, type ScoredStretch, toTracked } from './scored-stretch.js';
import { type EpisodeDescriber, trackEpisodes } from './track-episodes.js';

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

const UNDESCRIBED: EpisodeDescriber = {
  identify: ({ at }) => {
    return { id: at.toISOString(), assetId: '', metricName: '', modelVersion: null };
  },
  explain: () => ({ direction: '', reason: '' }),
};

/** The same for a stretch whose episodes are not stored. */
export function startsWithin(stretch: ScoredStretch): StartOf {
  const samples = toTracked(samplesOf(stretch));
  return startsOf(trackEpisodes({ open: undefined, samples }, ruleFor(stretch.threshold), UNDESCRIBED));
}
