import { severityOf } from '../explanation/severity.js';
import type { Episode } from './episode.js';

/** One scored sample, as the tracker needs it. */
export interface TrackedSample {
  readonly at: Date;
  readonly value: number;
  readonly score: number;
}

export interface EpisodeRule {
  /** Scores from here on are anomalous. */
  readonly threshold: number;
  /** An episode ends after this many normal samples … */
  readonly normalSamplesToClose: number;
  /** … that also span this time. */
  readonly quietMsToClose: number;
}

/** What is particular to a new episode and not the tracker's business. */
export type OpenEpisode = (
  sample: TrackedSample,
) => Pick<Episode, 'id' | 'assetId' | 'metricName' | 'direction' | 'reason' | 'modelVersion'>;

/**
 * Groups anomalous samples into episodes: one begins with the first anomalous sample and ends when enough normal ones
 * have followed; what returns before that belongs to the same episode.
 *
 * @param open - the episode that is open at present, if any
 * @param samples - newer than everything tracked so far, ascending
 * @returns the episodes that began, went on or ended, oldest first; at most the last one is open
 */
export function trackEpisodes(
  open: Episode | undefined,
  samples: readonly TrackedSample[],
  rule: EpisodeRule,
  begin: OpenEpisode,
): readonly Episode[] {
  const touched: Episode[] = [];
  let current = open;
  for (const sample of samples) {
    const next = step(current, sample, rule, begin);
    if (!next) continue;
    if (next.id === touched.at(-1)?.id) touched.pop();
    touched.push(next);
    current = next.status === 'open' ? next : undefined;
  }
  return touched;
}

function step(
  current: Episode | undefined,
  sample: TrackedSample,
  rule: EpisodeRule,
  begin: OpenEpisode,
): Episode | undefined {
  if (sample.score < rule.threshold) return current && calm(current, sample, rule);
  return current ? extend(current, sample) : start(sample, begin);
}

function start(sample: TrackedSample, begin: OpenEpisode): Episode {
  return {
    ...begin(sample),
    status: 'open',
    severity: severityOf(sample.score),
    startedAt: sample.at,
    lastAnomalousAt: sample.at,
    endedAt: null,
    nAnomalous: 1,
    nNormalSince: 0,
    peakScore: sample.score,
    peakValue: sample.value,
    peakAt: sample.at,
    announcedSeverity: null,
  };
}

function extend(episode: Episode, { at, value, score }: TrackedSample): Episode {
  const goesOn = { ...episode, lastAnomalousAt: at, nAnomalous: episode.nAnomalous + 1, nNormalSince: 0 };
  if (score <= episode.peakScore) return goesOn;
  return { ...goesOn, peakScore: score, peakValue: value, peakAt: at, severity: severityOf(score) };
}

function calm(episode: Episode, { at }: TrackedSample, rule: EpisodeRule): Episode {
  const nNormalSince = episode.nNormalSince + 1;
  const quietMs = at.getTime() - episode.lastAnomalousAt.getTime();
  const isOver = nNormalSince >= rule.normalSamplesToClose && quietMs >= rule.quietMsToClose;
  return {
    ...episode,
    nNormalSince,
    ...(isOver ? { status: 'closed', endedAt: episode.lastAnomalousAt } : {}),
  };
}
