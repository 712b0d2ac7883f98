import { figuresTable, isWithin } from './figures-table.js';
import { lifeScores, riskScores } from './life-scores.js';
import { joinFleets, unitsOf } from './part-of-fleet.js';
import { chanceOfRatio, expectedOverObserved, recallAt, timeConcordance } from './ranking.js';
import { solveNormal } from './ridge.js';

const rows = {
  unitOf: [0, 1, 2, 2],
  times: Float64Array.of(0, 0, 0, 5),
  until: Float64Array.of(6, 10, 5, 10),
  failed: Uint8Array.of(1, 0, 0, 0),
};

describe('scores of maintenance', () => {
  it('compares a failing unit with the rows of others at that age', () => {
    expect(timeConcordance(rows, Float64Array.of(0.5, 0.1, 0.9, 0.5))).toBe(0.75);
    expect(recallAt(rows, Float64Array.of(0.5, 0.1, 0.9, 0.2), 0.5)).toBe(1);
  });

  it('adds up what was expected over the time of the rows', () => {
    const risk = new Float64Array(4).fill(1 - Math.exp(-0.1));
    expect(expectedOverObserved(rows, risk, 2)[0]).toBeCloseTo((0.1 / 2) * 26, 9);
  });

  it('knows how far that goes from 1 by chance', () => {
    const even = { ...rows, times: new Float64Array(4), until: new Float64Array(4).fill(1) };
    const ended = { ...even, unitOf: [0, 1, 2, 3], failed: Uint8Array.of(1, 1, 0, 0) };
    const risk = new Float64Array(4).fill(1 - Math.exp(-0.5));
    expect(chanceOfRatio(ended, risk, { horizon: 1, nLearnt: 2 })).toBeCloseTo(Math.SQRT2 / 2, 9);
  });

  it('takes fleets apart by unit and joins them, categories by their names', () => {
    const fleet = {
      starts: Uint32Array.of(0, 1, 3),
      times: Float64Array.of(0, 0, 5),
      timeName: 't',
      until: Float64Array.of(6, 5, 10),
      failed: Uint8Array.of(1, 0, 0),
      columns: [
        { name: 'model', categories: ['a', 'b'], codes: Int32Array.of(0, 1, -1) },
        { name: 'wear', values: Float32Array.of(1, 2, 3) },
      ],
    };
    const first = unitsOf(fleet, (unit) => unit === 0);
    const other = unitsOf(fleet, (unit) => unit === 1);
    const renamed = { name: 'model', categories: ['b'], codes: Int32Array.of(0, -1) };
    const joined = joinFleets(
      { ...first, columns: [{ ...first.columns[0]!, categories: ['a'] }, first.columns[1]!] },
      { ...other, columns: [renamed] },
    );
    expect(joined).toEqual({
      ...fleet,
      columns: [fleet.columns[0], { name: 'wear', values: Float32Array.of(1, NaN, NaN) }],
    });
  });

  it('scores lives and probabilities', () => {
    const truth = Float64Array.of(10, 20);
    const scores = lifeScores({
      truth,
      remaining: Float64Array.of(13, 16),
      low: truth,
      high: Float64Array.of(9, 20),
    });
    expect(scores).toMatchObject({ concordance: 1, covered: 0.5 });
    expect(scores.rmse).toBeCloseTo(Math.sqrt(12.5), 9);
    expect(scores.nasa).toBeCloseTo(Math.exp(0.3) - 1 + Math.exp(4 / 13) - 1, 9);
    expect(riskScores(Uint8Array.of(1, 0), Float64Array.of(0.8, 0.6))).toMatchObject({
      auc: 1,
      precision: 0.5,
      recall: 1,
    });
  });

  it('marks what misses its bounds', () => {
    expect(isWithin(0.9, [0.95, 1.05])).toBe(false);
    const table = figuresTable([{ name: 'a', ours: 0.9, must: [0.95, 1.05], rivals: { b: 2 } }]);
    expect(table).toContain('| a | 0.900 | 0.95–1.05: **missed** |  | b 2.000 |');
  });

  it('solves a ridge', () => {
    const [intercept, weight] = solveNormal([Float64Array.of(0, 1, 2)], Float64Array.of(1, 3, 5), 0);
    expect([intercept, weight].map((value) => Math.round(value! * 1e9) / 1e9)).toEqual([1, 2]);
  });
});
