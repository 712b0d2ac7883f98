import { SeededRandom } from '../random/seeded-random.js';
import { encodeModel } from '../model/model-codec.js';
import { ScopedModel } from '../model/scoped-model.js';
import { syntheticSeries } from '../testing/synthetic-series.js';
import { RowReservoir } from './row-reservoir.js';
import { TrainingSet } from './training-set.js';

describe('RowReservoir', () => {
  it('keeps everything until it is full and then never more', () => {
    const reservoir = new RowReservoir(3, 1, new SeededRandom(1));
    for (const value of [1, 2]) reservoir.offer(Float32Array.of(value));
    expect([...reservoir.rows().values]).toEqual([1, 2]);
    for (const value of [3, 4, 5]) reservoir.offer(Float32Array.of(value));
    expect(reservoir.rows().values.length).toBe(3);
  });

  it('keeps every row equally often', () => {
    const random = new SeededRandom(4);
    const counts = new Array<number>(10).fill(0);
    for (let run = 0; run < 5000; run += 1) {
      const reservoir = new RowReservoir(2, 1, random);
      for (let value = 0; value < 10; value += 1) reservoir.offer(Float32Array.of(value));
      for (const value of reservoir.rows().values) counts[value]! += 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe('TrainingSet', () => {
  it('counts finite samples and keeps rows after the warm-up', () => {
    const set = new TrainingSet({ maxRowsPerSeries: 150 });
    set.addSeries(syntheticSeries({ n: 300, change: (value, i) => (i < 10 ? Number.NaN : value) }));
    set.addSeries(syntheticSeries({ n: 50 }));
    expect([set.nSeries, set.nSamples, set.nRows]).toEqual([2, 340, 150]);
  });

  it('reports what came out', () => {
    const set = new TrainingSet();
    set.addSeries(syntheticSeries({ n: 1100 }));
    const { model, report } = set.fit({ nTrees: 10, maxSamples: 64, contamination: 0.05, seed: 3 });
    expect(report).toMatchObject({
      nSeries: 1,
      nSamples: 1100,
      nRows: 1000,
      nTrees: 10,
      maxSamples: 64,
      seed: 3,
    });
    expect(report.anomaliesDetected + report.normalDetected).toBe(1000);
    expect(report.scoreAtContamination).toBeGreaterThan(report.meanScore);
    expect(model).toMatchObject({ nTrees: 10, maxSamples: 64, trainedRows: 1000 });
  });

  it('fits the same model without a report', () => {
    const set = new TrainingSet();
    set.addSeries(syntheticSeries({ n: 600 }));
    const options = { nTrees: 5, maxSamples: 64, seed: 3 };
    const [one, other] = [set.fit(options).model, set.fitModel(options)].map((model) =>
      encodeModel(new ScopedModel(model)),
    );
    expect(other).toStrictEqual(one);
  });

  it('fits a model of 60 trees within 1.2 MB by default', () => {
    const set = new TrainingSet();
    for (let seed = 1; seed <= 4; seed += 1) set.addSeries(syntheticSeries({ n: 1100, seed }));
    const { model } = set.fit();
    expect([model.nTrees, model.maxSamples]).toEqual([60, 256]);
    expect(encodeModel(new ScopedModel(model)).length).toBeLessThan(1_200_000);
  });

  it('refuses options out of range by name', () => {
    const set = new TrainingSet();
    expect(() => set.fit({ nTrees: 0 })).toThrow('nTrees: must be an integer in 1..1000, got 0');
    expect(() => set.fit({ contamination: 0.6 })).toThrow('contamination: must be in 0..0.5, got 0.6');
    expect(() => set.fit()).toThrow('rows: need at least 1 whole row, got 0');
    expect(() => new TrainingSet({ maxRows: 0 })).toThrow('maxRows');
  });
});
