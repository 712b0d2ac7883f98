import {
  type Incident,
  IncidentBook,
  historyIncidents,
  measuredValue,
} from '../../../simulator/incidents/index.js';
import { makeCatalogue, type Series } from '../../../simulator/signals/index.js';
import { encodeModel, ScopedTrainingSet, type SeriesSamples } from '../../../src/ml/index.js';
import type { ActiveModel } from '../../../src/models/index.js';

const STEP_MS = 300_000;
const DAY_MS = 86_400_000;

/** The simulator's fleet as it is seen at one instant, always the same. */
export class ObservedFleet {
  readonly series: readonly Series[] = makeCatalogue(20_261).series;
  private readonly past: readonly Incident[];
  /** What no incident of a spec disturbs is made once. */
  private readonly undisturbed = new Map<string, SeriesSamples>();

  /** @param historyDays - how long before now the fleet has been observed; making and learning a day takes half a second */
  constructor(
    private readonly nowMs: number,
    private readonly historyDays = 14,
  ) {
    this.past = historyIncidents(this.series, new Date(nowMs), new Date(this.startMs()));
  }

  seriesOf(asset: string, metricType: string): Series {
    const found = this.series.find((one) => one.asset.name === asset && one.metricType === metricType);
    if (!found) throw new RangeError(`${asset} has no ${metricType}`);
    return found;
  }

  /** What there is before now, and what comes until then, an incident in it. */
  samples(series: Series, untilMs: number, incident?: Incident): SeriesSamples {
    if (incident) return this.observe(series, untilMs, incident);
    const key = `${series.asset.id} ${series.metricType} ${untilMs}`;
    const samples = this.undisturbed.get(key) ?? this.observe(series, untilMs);
    this.undisturbed.set(key, samples);
    return samples;
  }

  private observe(series: Series, untilMs: number, incident?: Incident): SeriesSamples {
    const book = new IncidentBook(incident ? [...this.past, incident] : this.past);
    const rows: (readonly [number, number])[] = [];
    for (let atMs = this.startMs(); atMs <= untilMs; atMs += STEP_MS) {
      const value = measuredValue(series, book, atMs);
      if (value !== undefined) rows.push([atMs, value]);
    }
    return {
      timestamps: Float64Array.from(rows, ([atMs]) => atMs),
      values: Float64Array.from(rows, ([, value]) => value),
    };
  }

  private startMs(): number {
    return this.nowMs - this.historyDays * DAY_MS;
  }

  /** As the service trains, all series until now, with half of its trees, which is enough for what is claimed of these incidents. */
  train(): ActiveModel {
    const set = new ScopedTrainingSet({ seed: 1 });
    for (const series of this.series) set.addSeries(this.samples(series, this.nowMs), Infinity);
    const artifact = encodeModel(set.fit({ seed: 1, nTrees: 30 }).model);
    const shared = new Uint8Array(new SharedArrayBuffer(artifact.length));
    shared.set(artifact);
    return {
      modelVersion: 'fleet',
      trainedAt: new Date(this.nowMs),
      activatedAt: new Date(this.nowMs),
      artifact: shared,
    };
  }
}
