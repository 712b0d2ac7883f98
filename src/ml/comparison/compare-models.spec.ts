import { referenceSeries } from '../reference/reference-series.js';
import { ScopedModel } from '../model/scoped-model.js';
import { syntheticSeries, SYNTHETIC_START } from '../testing/synthetic-series.js';
import { heldOutFrom } from '../training/held-out.js';
import { type TrainingOptions } from '../training/training-options.js';
import { TrainingSet } from '../training/training-set.js';
import { compareModels, type TrialSeries } from './compare-models.js';

const STEP_MS = 300_000;
const N = 1000;
const SPIKE = 600;
const series = [1, 2, 3].map((seed) =>
  syntheticSeries({ n: N, seed, change: (value, i) => (seed === 1 && i === SPIKE ? value + 60 : value) }),
);
const spike = { fromMs: SYNTHETIC_START + (SPIKE - 2) * STEP_MS, untilMs: SYNTHETIC_START + SPIKE * STEP_MS };
const trials: readonly TrialSeries[] = series.map((samples, i) => ({
  samples,
  threshold: 0.7,
  incidents: i === 0 ? [spike] : [],
}));

const set = new TrainingSet();
for (const samples of [...series, ...referenceSeries(7, 16)])
  set.addSeries(samples, samples.timestamps[heldOutFrom(samples.timestamps.length)]);

const trained = (options: TrainingOptions): ScopedModel => new ScopedModel(set.fit(options).model);

const live = trained({ seed: 1, nTrees: 30 });
const other = trained({ seed: 2, nTrees: 30 });
const blunt = trained({ seed: 2, nTrees: 10, maxSamples: 2 });

describe('compareModels', () => {
  it('finds no difference between a model and itself', () => {
    const { live: before, candidate, ...rest } = compareModels(live, live, trials);

    expect(candidate).toEqual(before);
    expect(rest).toMatchObject({ nSeries: 3, nSamples: 600, scoreDistance: 0, scopes: new Map() });
    expect(rest.agreement).toBeCloseTo(1, 12);
  });

  it('finds little difference between models of two seeds, and much where trees are too small to rank anything', () => {
    const alike = compareModels(live, other, trials);
    const worse = compareModels(live, blunt, trials);

    expect(alike.scoreDistance).toBeLessThan(0.02);
    expect(alike.agreement).toBeGreaterThan(0.95);
    expect(worse.scoreDistance).toBeGreaterThan(0.05);
  });

  it('gives the peaks of both models in an incident, also of one that was learned from', () => {
    const { incidents } = compareModels(live, other, trials);

    expect(incidents.map(({ length }) => length)).toEqual([1, 0, 0]);
    expect(incidents[0]![0]!.live).toBeGreaterThan(0.7);
    expect(incidents[0]![0]!.candidate).toBeGreaterThan(0.7);
  });

  it('scores each series by the model of its scope, and compares each scope that has one by itself', () => {
    const routers = trials.map((trial, i) =>
      i < 2 ? { ...trial, scope: 'router' } : { ...trial, scope: 'server' },
    );
    const candidate = new ScopedModel(live.common, new Map([['router', blunt.common]]));

    const { scopes, ...all } = compareModels(live, candidate, routers);

    expect([...scopes.keys()]).toEqual(['router']);
    const ofRouters = compareModels(live, blunt, trials.slice(0, 2));
    expect({ ...scopes.get('router'), scopes: new Map() }).toEqual(ofRouters);
    expect(all.scoreDistance).toBeLessThan(ofRouters.scoreDistance);
    expect(all).toMatchObject({ nSeries: 3, nSamples: 600 });
  });

  it('scores the held-out samples alike, wherever incidents lie before them', () => {
    const calm = trials.map((trial) => ({ ...trial, incidents: [] }));
    const { nSamples, nSeries } = compareModels(live, live, trials);

    expect(compareModels(live, live, calm)).toMatchObject({ nSamples, nSeries });
  });

  it('does not speak of an incident for which too little was known, nor of samples where none are held out', () => {
    const early = { fromMs: SYNTHETIC_START, untilMs: SYNTHETIC_START + 10 * STEP_MS };
    const short = syntheticSeries({ n: 200 });
    const comparison = compareModels(live, live, [{ samples: short, threshold: 0.7, incidents: [early] }]);

    expect(comparison.incidents).toEqual([[{ live: NaN, candidate: NaN }]]);
    expect(comparison).toMatchObject({ nSamples: 0, nSeries: 0, scoreDistance: NaN, agreement: NaN });
  });
});
