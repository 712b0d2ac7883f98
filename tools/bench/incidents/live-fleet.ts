import {
  historyIncidents,
  type Incident,
  IncidentBook,
  measuredValue,
} from '../../../simulator/incidents/index.js';
import { makeCatalogue, type Series } from '../../../simulator/signals/index.js';
import { MetricPolicies } from '../../../src/metrics/metric-policies.js';
import {
  type DetectionModel,
  type ScoredSamples,
  scoreSamples,
  type SeriesSamples,
  SeriesState,
  TrainingSet,
} from '../../../src/ml/index.js';

export const FLEET_SEED = 20_261;

const DAY_MS = 86_400_000;
const HISTORY_MS = 14 * DAY_MS;
const HISTORY_STEP_MS = 300_000;
export const LIVE_STEP_MS = 30_000;
const AFTERMATH_MS = 3_600_000;

/** The simulator's fleet, watched as the service does: two weeks of history every five minutes, then live samples every thirty seconds. */
export class LiveFleet {
  readonly series: readonly Series[] = makeCatalogue(FLEET_SEED).series;
  private readonly past: readonly Incident[];
  private readonly model: DetectionModel;
  private readonly policies = new MetricPolicies({});
  private readonly states: ReadonlyMap<Series, SeriesState>;
  private seenUntilMs: number;

  constructor(startMs: number, seed: number) {
    this.past = historyIncidents(this.series, new Date(startMs), new Date(startMs - HISTORY_MS));
    this.seenUntilMs = startMs;
    const histories = new Map(this.series.map((series) => [series, this.history(series, startMs)]));
    this.model = train([...histories.values()], seed);
    this.states = new Map(
      [...histories].map(([series, samples]) => {
        const state = SeriesState.create();
        this.score(series, state, samples);
        return [series, state];
      }),
    );
  }

  /** Goes on, without incidents, up to an instant. */
  watchUntil(atMs: number): readonly ScoredSamples[] {
    const span = { fromMs: this.seenUntilMs + LIVE_STEP_MS, toMs: atMs, stepMs: LIVE_STEP_MS };
    this.seenUntilMs = atMs;
    return [...this.states].map(([series, state]) => this.score(series, state, this.samples(series, span)));
  }

  /** Whether a sample reads otherwise under an incident: a swing that is sampled at its zeros changes nothing. */
  isChangedBy(incident: Incident): boolean {
    const { series } = this.find(incident);
    const span = {
      fromMs: this.seenUntilMs + LIVE_STEP_MS,
      toMs: incident.endedAt.getTime(),
      stepMs: LIVE_STEP_MS,
    };
    const healthy = this.samples(series, span).values;
    return this.samples(series, span, [incident]).values.some((value, i) => value !== healthy[i]);
  }

  /** Scores the series of an incident, and for an hour after it, which the window remembers; no state is kept. */
  endure(incident: Incident): ScoredSamples {
    const { series, state } = this.find(incident);
    const span = {
      fromMs: this.seenUntilMs + LIVE_STEP_MS,
      toMs: incident.endedAt.getTime() + AFTERMATH_MS,
      stepMs: LIVE_STEP_MS,
    };
    return this.score(series, state.clone(), this.samples(series, span, [incident]));
  }

  private find({ assetId, metricType }: Incident): { series: Series; state: SeriesState } {
    const series = this.series.find((one) => one.asset.id === assetId && one.metricType === metricType);
    const state = series && this.states.get(series);
    if (series === undefined || state === undefined)
      throw new RangeError(`incident: the fleet has no ${metricType} there`);
    return { series, state };
  }

  private score(series: Series, state: SeriesState, samples: SeriesSamples): ScoredSamples {
    return scoreSamples(state, samples, { model: this.model, policy: this.policies.of(series.metricType) });
  }

  private history(series: Series, startMs: number): SeriesSamples {
    return this.samples(series, { fromMs: startMs - HISTORY_MS, toMs: startMs, stepMs: HISTORY_STEP_MS });
  }

  private samples(
    series: Series,
    { fromMs, toMs, stepMs }: { fromMs: number; toMs: number; stepMs: number },
    incidents: readonly Incident[] = [],
  ): SeriesSamples {
    const book = new IncidentBook([...this.past, ...incidents]);
    const timestamps = Float64Array.from(
      { length: Math.floor((toMs - fromMs) / stepMs) + 1 },
      (_, i) => fromMs + i * stepMs,
    );
    return { timestamps, values: timestamps.map((atMs) => measuredValue(series, book, atMs) ?? Number.NaN) };
  }
}

function train(histories: readonly SeriesSamples[], seed: number): DetectionModel {
  const set = new TrainingSet({ seed });
  for (const samples of histories) set.addSeries(samples);
  set.addReferenceSeries();
  return set.fit({ seed }).model;
}
