import { type Incident, makeIncident } from '../../../simulator/incidents/index.js';
import type { Series } from '../../../simulator/signals/index.js';
import {
  ALARM_SCORE,
  type DetectionModel,
  heldOutFrom,
  profileSeries,
  scoreSamples,
  type SeriesSamples,
  SeriesState,
  sumProfiles,
  TrainingSet,
} from '../../../src/ml/index.js';
import type { ProfilesByMetric } from '../../../src/models/index.js';
import { compareProfiles } from '../../../src/training/drift/compare-profiles.js';
import { ObservedFleet } from '../anomaly/fleet-incidents.js';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 24, 13);
/** Leaks of a day, in their middle. */
const LEAK_MS = NOW_MS - 12 * HOUR_MS;
const END_MS = NOW_MS + 12 * HOUR_MS;
const THRESHOLD = 0.25;

/** The simulator's fleet with three slow leaks in it, before and during which a model is trained. */
describe("the simulator's slow leaks", () => {
  const before = new ObservedFleet(LEAK_MS);
  const during = new ObservedFleet(NOW_MS);
  const leaks = new Map<Series, Incident>(
    (
      [
        ['fw-02', 'memory', 0.9],
        ['core-rtr-01', 'memory', 0.9],
        ['acc-sw-01', 'latency', 5],
      ] as const
    ).map(([asset, metric, magnitude]) => {
      const series = during.seriesOf(asset, metric);
      const plan = { startedAt: new Date(LEAK_MS), minutes: (END_MS - LEAK_MS) / 60_000, magnitude };
      return [series, makeIncident(series, { ...plan, kind: 'slow_leak', description: 'Leak' })];
    }),
  );
  const foundMs = new Map<Series, number>();

  let old: DetectionModel;
  let young: DetectionModel;

  const samplesOf = (fleet: ObservedFleet, series: Series, untilMs: number): SeriesSamples =>
    fleet.samples(series, untilMs, leaks.get(series));
  const incidentOf = (series: Series): number => foundMs.get(series) ?? Infinity;

  function train(fleet: ObservedFleet, untilMs: number): DetectionModel {
    const set = new TrainingSet({ seed: 1 });
    for (const series of fleet.series) {
      const samples = samplesOf(fleet, series, untilMs);
      const heldOutMs = samples.timestamps[heldOutFrom(samples.timestamps.length)] ?? Infinity;
      set.addSeries(samples, Math.min(heldOutMs, incidentOf(series)));
    }
    set.addReferenceSeries();
    return set.fitModel({ seed: 1, nTrees: 20 });
  }

  /** When the leak of a series is anomalous, epoch milliseconds. */
  function alarms(model: DetectionModel, series: Series): readonly number[] {
    const scored = scoreSamples(SeriesState.create(), samplesOf(during, series, END_MS), { model });
    return [...scored.timestamps].filter((at, i) => at >= LEAK_MS && (scored.scores[i] ?? 0) >= ALARM_SCORE);
  }

  function profile(fleet: ObservedFleet, untilMs: number): ProfilesByMetric {
    const groups = Map.groupBy(fleet.series, ({ metricType }) => metricType);
    return new Map(
      [...groups].map(([metricType, series]) => [
        metricType,
        sumProfiles(series.map((one) => profileSeries(samplesOf(fleet, one, untilMs), incidentOf(one)))),
      ]),
    );
  }

  beforeAll(() => {
    old = train(before, LEAK_MS);
    for (const series of leaks.keys()) foundMs.set(series, alarms(old, series)[0] ?? Infinity);
    young = train(during, NOW_MS);
  });

  it('are found within half of their way, before the second training', () => {
    for (const at of foundMs.values()) expect(at).toBeLessThan(NOW_MS);
  });

  it('are still found by a model that was trained in their middle, no later and for most of the time', () => {
    for (const series of leaks.keys()) {
      const [byOld, byYoung] = [old, young].map((model) => alarms(model, series).filter((at) => at > NOW_MS));

      expect(byOld?.length).toBeGreaterThan(0);
      expect(byYoung![0]).toBeLessThan(byOld![0]! + HOUR_MS);
      expect(byYoung!.length).toBeGreaterThan(byOld!.length / 2);
    }
  });

  it('are no drift: neither the fleet nor a metric that leaks has moved to a new normal', () => {
    const { overall, metrics } = compareProfiles(profile(before, LEAK_MS), profile(during, NOW_MS));
    const memory = metrics.find(({ metricName }) => metricName === 'memory');

    expect(overall?.drift).toBeLessThan(THRESHOLD / 2);
    expect(memory?.drift).toBeLessThan(THRESHOLD);
  });
});
