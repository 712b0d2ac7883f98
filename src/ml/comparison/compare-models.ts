import { AlarmRule } from '../episodes/alarm-rule.js';
import { type ScopedModel } from '../model/scoped-model.js';
import { type MetricPolicy } from '../policy/metric-policy.js';
import { scoreSamples, type ScoredSamples } from '../scoring/score-samples.js';
import { SampleIntake } from '../series/sample-intake.js';
import { SeriesReader } from '../series/series-reader.js';
import { type SeriesSamples } from '../series/series-samples.js';
import { SeriesState } from '../series/series-state.js';
import { WARM_UP_SAMPLES } from '../series/warm-up.js';
import { distributionDistance } from '../statistics/distribution-distance.js';
import { rankCorrelation } from '../statistics/rank-correlation.js';
import { heldOutFrom } from '../training/held-out.js';

/** A replay begins so long before an incident, so that what led to it is heard too. */
const LEAD_MS = 3_600_000;

/** A stretch of time in which a series was not what it usually is; epoch milliseconds, both inclusive. */
interface IncidentSpan {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** One series on which two models are compared. */
export interface TrialSeries {
  readonly samples: SeriesSamples;
  /** Whose model scores it; see {@link ScopedModel.of}. */
  readonly scope?: string;
  /** Scores from here on are anomalous, 0..1. */
  readonly threshold: number;
  readonly policy?: MetricPolicy;
  /** Whose wall clock it follows; UTC by default. */
  readonly timeZone?: string;
  readonly incidents: readonly IncidentSpan[];
}

/** What the two models make of one incident: their highest scores in it, NaN where it could not be replayed. */
export interface IncidentPeaks {
  readonly live: number;
  readonly candidate: number;
}

/** What one model makes of the held-out samples. */
interface ScoreFigures {
  /** Alarms at the thresholds of the series, by {@link AlarmRule}. */
  readonly nAlarms: number;
  readonly meanScore: number;
}

/** How two models differ on the same samples. */
export interface ModelComparison {
  /** Series that had held-out samples. */
  readonly nSeries: number;
  /** Held-out samples that both models scored. */
  readonly nSamples: number;
  readonly live: ScoreFigures;
  readonly candidate: ScoreFigures;
  /** {@link distributionDistance} of the scores, 0..1; NaN without samples. */
  readonly scoreDistance: number;
  /** {@link rankCorrelation} of the scores, −1..1; NaN without samples. */
  readonly agreement: number;
  /** By series and incident, in the order given. */
  readonly incidents: readonly (readonly IncidentPeaks[])[];
}

/** {@link ModelComparison} over all series, and for each scope for which one of the two has a model of its own. */
export interface ScopedComparison extends ModelComparison {
  readonly scopes: ReadonlyMap<string, ModelComparison>;
}

/**
 * Lets two models score the same samples: of each series those that are held out from a fit, and its incidents. Both go on from the
 * same state, so that whatever differs is the models' doing.
 *
 * @param live the active model.
 * @param candidate the one that might replace it.
 * @returns the incidents of a scope are those of its series, in the order given.
 * @throws RangeError for series or policies that `scoreSamples` refuses.
 */
export function compareModels(
  live: ScopedModel,
  candidate: ScopedModel,
  series: readonly TrialSeries[],
): ScopedComparison {
  const trials = series.map((one) => ({ series: one, ...replay(live, candidate, one) }));
  const names = new Set([...live.scopes.keys(), ...candidate.scopes.keys()]);
  const scopes = new Map([...names].map((scope) => [scope, ofScope(trials, scope)]));
  return { ...summarize(trials), scopes };
}

const ofScope = (trials: readonly Trial[], wanted: string): ModelComparison =>
  summarize(trials.filter(({ series: { scope } }) => scope === wanted));

function summarize(trials: readonly Trial[]): ModelComparison {
  const liveScores = joined(trials.map((trial) => trial.live));
  const candidateScores = joined(trials.map((trial) => trial.candidate));
  return {
    nSeries: trials.filter((trial) => trial.live.length > 0).length,
    nSamples: liveScores.length,
    live: figuresOf(liveScores, trials, 'live'),
    candidate: figuresOf(candidateScores, trials, 'candidate'),
    scoreDistance: distributionDistance(liveScores.slice().sort(), candidateScores.slice().sort()),
    agreement: rankCorrelation(liveScores, candidateScores),
    incidents: trials.map(({ incidents }) => incidents),
  };
}

interface Replayed {
  /** Scores of the held-out samples. */
  readonly live: Float64Array;
  readonly candidate: Float64Array;
  readonly incidents: readonly IncidentPeaks[];
}

interface Trial extends Replayed {
  readonly series: TrialSeries;
}

function replay(live: ScopedModel, candidate: ScopedModel, series: TrialSeries): Replayed {
  const { samples, scope, policy, timeZone, incidents } = series;
  const heldOut = heldOutFrom(samples.timestamps.length);
  const heldOutMs = samples.timestamps[heldOut] ?? Infinity;
  const startMs = incidents.reduce((first, { fromMs }) => Math.min(first, fromMs - LEAD_MS), heldOutMs);
  const { state, rest } = warmUp(series, startMs);
  const [byLive, byCandidate] = [live, candidate].map((model) =>
    scoreSamples(state.clone(), rest, { model: model.of(scope), policy, timeZone, explainFrom: Infinity }),
  ) as [ScoredSamples, ScoredSamples];
  const isKnown = state.sampleCount >= WARM_UP_SAMPLES;
  const since = (scored: ScoredSamples): Float64Array =>
    scored.scores.filter((_, i) => isKnown && scored.timestamps[i]! >= heldOutMs);
  return {
    live: since(byLive),
    candidate: since(byCandidate),
    incidents: incidents.map((span) => ({
      live: isKnown ? peakWithin(byLive, span) : NaN,
      candidate: isKnown ? peakWithin(byCandidate, span) : NaN,
    })),
  };
}

/** Learns what lies before a time, at least a warm-up of it; what comes then is left to be scored. */
function warmUp(
  { samples, timeZone }: TrialSeries,
  startMs: number,
): { state: SeriesState; rest: SeriesSamples } {
  const state = SeriesState.create();
  const reader = new SeriesReader(state, timeZone);
  const intake = new SampleIntake(state, samples);
  const { timestamps, values } = samples;
  let i = intake.next();
  for (; i >= 0; i = intake.next()) {
    if (timestamps[i]! >= startMs && state.sampleCount >= WARM_UP_SAMPLES) break;
    reader.consume(timestamps[i]!, values[i]!);
  }
  const first = i < 0 ? timestamps.length : i;
  return { state, rest: { timestamps: timestamps.subarray(first), values: values.subarray(first) } };
}

function peakWithin({ timestamps, scores }: ScoredSamples, { fromMs, untilMs }: IncidentSpan): number {
  let peak = Number.NaN;
  for (const [i, at] of timestamps.entries()) {
    if (at < fromMs || at > untilMs) continue;
    peak = Number.isNaN(peak) ? scores[i]! : Math.max(peak, scores[i]!);
  }
  return peak;
}

function figuresOf(all: Float64Array, trials: readonly Trial[], whose: 'live' | 'candidate'): ScoreFigures {
  let nAlarms = 0;
  for (const { series, [whose]: scores } of trials) {
    const rule = new AlarmRule();
    for (const score of scores) nAlarms += rule.next(score) >= series.threshold ? 1 : 0;
  }
  return { nAlarms, meanScore: all.reduce((sum, score) => sum + score, 0) / all.length };
}

function joined(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}
