import { severityOf } from '../../ml/index.js';
import type { Episode } from './episode.js';
import type { EpisodeRule } from './episode-rule.js';
import type { EarlierSample, EpisodeDescriber, TrackedSample } from './tracked-sample.js';
import { closed, isLeaning, isLeft } from './leaning-episode.js';

/** What there is to track: every sample newer than everything tracked so far, ascending. */
export interface Track {
  /** The episode that is open at present, if any. */
  readonly open: Episode | undefined;
  readonly samples: readonly TrackedSample[];
}

/**
 * Groups samples into episodes. One begins when a score reaches the threshold and goes on until values are usual again, or, of a line
 * that is stuck or swings, while scores stay at the clear threshold; what returns before enough normal samples have followed
 * belongs to the same episode. While a series leans to the side of its departure, as one that creeps away does, it has not come back, and
 * what departs to that side again is the same episode. It starts with the
 * first sample of the unbroken run at the clear threshold that led to the threshold. With {@link backdate}, any
 * batching of the same samples gives the same episodes.
 *
 * @returns the episodes that began, went on or ended, oldest first; at most the last one is open
 */
export function trackEpisodes(
  { open, samples }: Track,
  rule: EpisodeRule,
  describer: EpisodeDescriber,
): readonly Episode[] {
  const lead = new Lead(rule);
  const touched: Episode[] = [];
  let current = open;
  for (const sample of samples) {
    if (current && isLeft(current, sample, rule, describer)) {
      put(touched, closed(current));
      current = undefined;
    }
    const next = current ? goOn(current, sample, rule, describer) : start(sample, lead, rule, describer);
    lead.add(sample);
    if (!next) continue;
    if (next.nNormalSince === 0) lead.clear();
    current = next.peakAt === sample.at ? explained(next, sample, describer) : next;
    put(touched, current);
    if (current.status === 'closed') current = undefined;
  }
  return touched;
}

/** In place of what it was before. */
function put(touched: Episode[], episode: Episode): void {
  if (episode.id === touched.at(-1)?.id) touched.pop();
  touched.push(episode);
}

/** @returns the episode that began with the very first of the samples, so that earlier ones may have led to it */
export function findLed({ open, samples }: Track, touched: readonly Episode[]): Episode | undefined {
  const firstMs = samples[0]?.at.getTime();
  return touched.find(({ id, startedAt }) => id !== open?.id && startedAt.getTime() === firstMs);
}

/** A track with the samples that were tracked before it and belong to no episode, ascending. */
export interface ContinuedTrack extends Track {
  readonly earlier: readonly EarlierSample[];
}

/** Dates the episode that {@link findLed} finds among those of the track back to what led to it. */
export function backdate(
  touched: readonly Episode[],
  track: ContinuedTrack,
  rule: EpisodeRule,
  describer: EpisodeDescriber,
): readonly Episode[] {
  const led = findLed(track, touched);
  const startedAt = led && leadingStart(track, rule);
  const worst = led && track.samples.find(({ at }) => at.getTime() === led.peakAt.getTime());
  if (!startedAt || !worst) return touched;
  return touched.map((one) => (one === led ? explained({ ...led, startedAt }, worst, describer) : one));
}

function leadingStart({ open, samples, earlier }: ContinuedTrack, rule: EpisodeRule): Date | undefined {
  const lead = new Lead(rule);
  for (const sample of earlier) {
    if (!open || sample.at > open.lastAnomalousAt) lead.add(sample);
  }
  const opening = samples.find(({ score }) => score >= rule.threshold);
  return opening && lead.startOf(opening.at);
}

/** The unbroken run of samples at the clear threshold that may lead to an episode. */
class Lead {
  private readonly run: Date[] = [];

  constructor(private readonly rule: EpisodeRule) {}

  add({ at, score }: EarlierSample): void {
    if (score < this.rule.clearThreshold) this.clear();
    else this.run.push(at);
  }

  clear(): void {
    this.run.length = 0;
  }

  /** @returns the start of an episode that reaches the threshold at the time given; undefined where nothing led to it */
  startOf(at: Date): Date | undefined {
    const earliestMs = at.getTime() - this.rule.leadMs;
    return this.run.find((led) => led.getTime() >= earliestMs);
  }
}

function start(
  sample: TrackedSample,
  lead: Lead,
  rule: EpisodeRule,
  describer: EpisodeDescriber,
): Episode | undefined {
  const { at, score, value, isRecurring } = sample;
  if (score < rule.threshold || isRecurring) return undefined;
  return {
    ...describer.identify(sample),
    status: 'open',
    severity: severityOf(score),
    startedAt: lead.startOf(at) ?? at,
    lastAnomalousAt: at,
    lastAboveThresholdAt: at,
    endedAt: null,
    nAnomalous: 1,
    nNormalSince: 0,
    peakScore: score,
    peakValue: value,
    peakAt: at,
    direction: '',
    reason: '',
    announcedSeverity: null,
  };
}

function goOn(
  episode: Episode,
  sample: TrackedSample,
  rule: EpisodeRule,
  describer: EpisodeDescriber,
): Episode {
  if (sample.score >= rule.threshold) return extend(episode, sample, describer);
  if (isGoingOn(episode, sample, rule)) return { ...episode, lastAnomalousAt: sample.at, nNormalSince: 0 };
  return calm(episode, sample, rule);
}

/** A departure goes on until the values are usual again; a line that is stuck or swings at usual values is known by its scores alone. */
function isGoingOn(episode: Episode, { at, score, isUsual }: TrackedSample, rule: EpisodeRule): boolean {
  if (!isUsual) return true;
  if (!IN_THE_BAND.has(episode.direction)) return false;
  const tailMs = at.getTime() - episode.lastAboveThresholdAt.getTime();
  return score >= rule.clearThreshold && tailMs <= rule.tailMs;
}

const IN_THE_BAND: ReadonlySet<string> = new Set(['flat', 'unstable']);

function extend(episode: Episode, sample: TrackedSample, describer: EpisodeDescriber): Episode {
  const { at, value, score } = sample;
  const nAnomalous = episode.nAnomalous + 1;
  const goesOn = { ...episode, lastAnomalousAt: at, lastAboveThresholdAt: at, nAnomalous, nNormalSince: 0 };
  if (score <= episode.peakScore || isReturn(episode, sample, describer)) return goesOn;
  return { ...goesOn, peakScore: score, peakValue: value, peakAt: at, severity: severityOf(score) };
}

/** The jump that ends a departure, or a stuck value, may score above all of it, but describes its end. */
function isReturn({ direction }: Episode, sample: TrackedSample, describer: EpisodeDescriber): boolean {
  if (!sample.isUsual || direction === 'unstable') return false;
  return direction !== 'flat' || describer.explain(sample, sample.at).direction !== 'flat';
}

function calm(episode: Episode, sample: TrackedSample, rule: EpisodeRule): Episode {
  const { at } = sample;
  const nNormalSince = episode.nNormalSince + 1;
  const quietMs = at.getTime() - episode.lastAnomalousAt.getTime();
  const isOver = nNormalSince >= rule.normalSamplesToClose && quietMs >= rule.quietMsToClose;
  const calmed = { ...episode, nNormalSince };
  return isOver && !isLeaning(episode, sample) ? closed(calmed) : calmed;
}

function explained(episode: Episode, worst: TrackedSample, describer: EpisodeDescriber): Episode {
  return { ...episode, ...describer.explain(worst, episode.startedAt) };
}
