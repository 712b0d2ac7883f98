import { severityOf } from '../../ml/severity/severity.js';
import type { Episode } from './episode.js';
import type { EpisodeRule } from './episode-rule.js';

/** What is known of a sample before its stretch: enough to date an episode back. */
export interface EarlierSample {
  readonly at: Date;
  readonly score: number;
}

/** One scored sample, as the tracker needs it. */
export interface TrackedSample extends EarlierSample {
  readonly value: number;
}

/** What there is to track: every sample newer than everything tracked so far. All ascending. */
export interface Track {
  /** The episode that is open at present, if any. */
  readonly open: Episode | undefined;
  /** Samples that were tracked before and belong to no episode. */
  readonly earlier: readonly EarlierSample[];
  readonly samples: readonly TrackedSample[];
}

/** Says of an episode what is not the tracker's business. */
export interface EpisodeTeller {
  begin(
    opening: TrackedSample,
  ): Pick<Episode, 'id' | 'assetId' | 'metricName' | 'direction' | 'modelVersion'>;
  /** The sentence that explains the worst sample so far. */
  explain(worst: TrackedSample, startedAt: Date): string;
}

/**
 * Groups samples into episodes. One begins when a score reaches the bar and goes on while scores stay at the lower line;
 * what returns before enough normal samples have followed belongs to the same episode. It starts with the first sample
 * of the unbroken run at the lower line that led to the bar. Any batching of the same samples gives the same episodes.
 *
 * @returns the episodes that began, went on or ended, oldest first; at most the last one is open
 */
export function trackEpisodes(
  { open, earlier, samples }: Track,
  rule: EpisodeRule,
  teller: EpisodeTeller,
): readonly Episode[] {
  const lead = leadOf(open, earlier, rule);
  const touched: Episode[] = [];
  let current = open;
  for (const sample of samples) {
    const next = current ? goOn(current, sample, rule) : start(sample, lead, rule, teller);
    lead.add(sample);
    if (!next) continue;
    if (next.nNormalSince === 0) lead.clear();
    if (next.id === touched.at(-1)?.id) touched.pop();
    current = next.peakAt === sample.at ? explained(next, sample, teller) : next;
    touched.push(current);
    if (current.status === 'closed') current = undefined;
  }
  return touched;
}

function leadOf(open: Episode | undefined, earlier: readonly EarlierSample[], rule: EpisodeRule): Lead {
  const lead = new Lead(rule);
  for (const sample of earlier) {
    if (!open || sample.at > open.lastAnomalousAt) lead.add(sample);
  }
  return lead;
}

/** The unbroken run of samples at the lower line that may lead to an episode. */
class Lead {
  private readonly run: Date[] = [];

  constructor(private readonly rule: EpisodeRule) {}

  add({ at, score }: EarlierSample): void {
    if (score < this.rule.lowerLine) this.clear();
    else this.run.push(at);
  }

  clear(): void {
    this.run.length = 0;
  }

  /** @returns the start of an episode that reaches the bar at the time given */
  startOf(at: Date): Date {
    const earliestMs = at.getTime() - this.rule.leadMs;
    return this.run.find((led) => led.getTime() >= earliestMs) ?? at;
  }
}

function start(
  sample: TrackedSample,
  lead: Lead,
  rule: EpisodeRule,
  teller: EpisodeTeller,
): Episode | undefined {
  const { at, score, value } = sample;
  if (score < rule.bar) return undefined;
  return {
    ...teller.begin(sample),
    status: 'open',
    severity: severityOf(score),
    startedAt: lead.startOf(at),
    lastAnomalousAt: at,
    lastAtBarAt: at,
    endedAt: null,
    nAnomalous: 1,
    nNormalSince: 0,
    peakScore: score,
    peakValue: value,
    peakAt: at,
    reason: '',
    announcedSeverity: null,
  };
}

function goOn(episode: Episode, sample: TrackedSample, rule: EpisodeRule): Episode {
  if (sample.score >= rule.bar) return extend(episode, sample);
  const tailMs = sample.at.getTime() - episode.lastAtBarAt.getTime();
  const isTail = sample.score >= rule.lowerLine && tailMs <= rule.tailMs;
  return isTail ? { ...episode, lastAnomalousAt: sample.at, nNormalSince: 0 } : calm(episode, sample, rule);
}

function extend(episode: Episode, { at, value, score }: TrackedSample): Episode {
  const nAnomalous = episode.nAnomalous + 1;
  const goesOn = { ...episode, lastAnomalousAt: at, lastAtBarAt: at, nAnomalous, nNormalSince: 0 };
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

function explained(episode: Episode, worst: TrackedSample, teller: EpisodeTeller): Episode {
  return { ...episode, reason: teller.explain(worst, episode.startedAt) };
}
