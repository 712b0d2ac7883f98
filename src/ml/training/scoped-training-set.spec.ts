import { encodeModel } from '../model/model-codec.js';
import { ScopedModel } from '../model/scoped-model.js';
import { type DetectionModel } from '../model/detection-model.js';
import { type SeriesSamples } from '../series/series-samples.js';
import { syntheticSeries } from '../testing/synthetic-series.js';
import { ScopedTrainingSet, scopesWithModel } from './scoped-training-set.js';
import { TrainingSet } from './training-set.js';

const OPTIONS = { nTrees: 10, maxSamples: 32, seed: 5 };
const routers = [1, 2].map((seed) => syntheticSeries({ n: 800, seed }));
const servers = [3, 4].map((seed) => syntheticSeries({ n: 900, seed, change: (value) => 10 * value }));
const printers = [syntheticSeries({ n: 1100, seed: 5 })];
const bits = (model: DetectionModel | undefined): Uint8Array | undefined =>
  model && encodeModel(new ScopedModel(model));

const all = new TrainingSet({ seed: 5 });
for (const samples of [...routers, ...servers, ...printers]) all.addSeries(samples);
all.addReferenceSeries();

function alone(series: readonly SeriesSamples[]): DetectionModel {
  const set = new TrainingSet({ seed: 5 });
  for (const samples of series) set.addSeries(samples);
  set.shareReferenceOf(all);
  return set.fit(OPTIONS).model;
}

describe('ScopedTrainingSet', () => {
  const set = new ScopedTrainingSet({ seed: 5 });
  for (const samples of routers) set.addSeries(samples, Infinity, { scope: 'router' });
  for (const samples of servers) set.addSeries(samples, Infinity, { scope: 'server' });
  for (const samples of printers) set.addSeries(samples, Infinity, { scope: 'printer' });
  const { model, report, scopes } = set.fit(OPTIONS);

  it('fits to each scope what a training on its series alone would give', () => {
    expect([...model.scopes.keys()]).toEqual(['router', 'server']);
    expect(bits(model.scopes.get('router'))).toStrictEqual(bits(alone(routers)));
    expect(bits(model.scopes.get('server'))).toStrictEqual(bits(alone(servers)));
    expect(scopes).toEqual([
      { scope: 'router', nSeries: 2, nRows: 1400 },
      { scope: 'server', nSeries: 2, nRows: 1600 },
    ]);
  });

  it('fits to all what it would without scopes, to the bit', () => {
    expect(bits(model.common)).toStrictEqual(bits(all.fit(OPTIONS).model));
    expect(report).toMatchObject({ nSeries: 5, nRows: 4000 });
  });

  it('leaves a scope of few rows, one that is not known, and series without one to the model for all', () => {
    for (const scope of ['printer', 'toaster', undefined]) expect(model.of(scope)).toBe(model.common);
    expect(model.of('router')).not.toBe(model.common);
  });

  it('keeps to the scopes with most rows where there are very many', () => {
    const sizes = Array.from({ length: 40 }, (_, i): [string, number] => [
      `type ${i}`,
      1025 + ((i * 7) % 40),
    ]);

    const kept = scopesWithModel(new Map([...sizes, ['small', 1023]]));

    expect(kept).toHaveLength(32);
    expect(kept).toEqual([...kept].sort());
    const smallest = sizes.toSorted(([, a], [, b]) => a - b).slice(0, 8);
    for (const [scope] of smallest) expect(kept).not.toContain(scope);
  });
});
