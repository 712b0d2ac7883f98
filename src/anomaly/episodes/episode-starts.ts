import { samplesOf, type ScoredSample, type ScoredStretch } from './scored-stretch.js';
import type { Episode } from './episode.js';
import { ruleFor } from './episode-rule.js';
import { type EpisodeTeller, trackEpisodes } from './track-episodes.js';

/** Since when it has been as it is at a sample. */
export type StartOf = (sample: ScoredSample) => Date;

/** Each sample of an episode says when the episode began; any other speaks for itself. */
export function startsOf(episodes: readonly Episode[]): StartOf {
  return ({ atMs }) => {
    const episode = episodes.find(
      ({ startedAt, lastAnomalousAt }) => startedAt.getTime() <= atMs && atMs <= lastAnomalousAt.getTime(),
    );
    return episode?.startedAt ?? new Date(atMs);
  };
}

const NOBODY: EpisodeTeller = {
  begin: ({ at }) => {
    return { id: at.toISOString(), assetId: '', metricName: '', direction: '', modelVersion: null };
  },
  explain: () => '',
};

/** The same for a stretch whose episodes nobody keeps. */
export function startsWithin(stretch: ScoredStretch): StartOf {
  const samples = samplesOf(stretch).map(({ atMs, ...rest }) => ({ at: new Date(atMs), ...rest }));
  return startsOf(trackEpisodes({ open: undefined, earlier: [], samples }, ruleFor(stretch.bar), NOBODY));
}
