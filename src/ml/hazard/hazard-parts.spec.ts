import { calibrated, learnCurve, NO_CURVE } from './calibration-curve.js';
import { learnFeatures } from './coded-features.js';
import { combine } from './combine.js';
import { deriveFeatures } from './derive-features.js';
import { type FleetRows } from './fleet.js';
import { codeValues, learnCuts } from './learn-cuts.js';
import { outcomesOf } from './outcomes.js';
import { learnDrifts, partsOf } from './parts.js';
import { fitStepRegression } from './step-regression.js';
import { timeToFailure } from './time-to-failure.js';

const fleetWith = (values: readonly number[], starts: readonly number[]): FleetRows => ({
  starts: Uint32Array.from(starts),
  times: Float64Array.from(values, (_, row) => 10 * row),
  timeName: 'age',
  columns: [{ name: 'wear', values: Float64Array.from(values) }],
});

describe('learnCuts', () => {
  it('steps between values, as fine where failures are as where the others are', () => {
    const values = Float64Array.from({ length: 1000 }, (_, k) => (k < 980 ? 0 : k - 979));
    const cuts = learnCuts(
      values,
      Uint8Array.from(values, (value) => Number(value > 0)),
    );
    expect(cuts[0]).toBe(0.5);
    expect(cuts.length).toBeGreaterThan(15);
    const [unknown, least, most, last] = codeValues(cuts, [NaN, -5, 1e12, 20], new Uint8Array(4));
    expect([unknown, least, most]).toEqual([0, 1, last]);
  });

  it('codes by counting the cuts at or below, however unevenly they lie', () => {
    const cuts = Float64Array.of(-1e9, 0, 1e-12, 0.5, 1, 1.5, 2, 3e8, 1e9);
    const values = [...cuts, ...cuts.map((cut) => cut - 1e-13), -Infinity, Infinity, 1.2, 7, 5e8];
    const counted = values.map((value) => 1 + cuts.filter((cut) => cut <= value).length);
    expect([...codeValues(cuts, values, new Uint8Array(values.length))]).toEqual(counted);
    expect([...codeValues(Float64Array.of(2), [1, 2, NaN], new Uint8Array(3))]).toEqual([1, 2, 0]);
    expect([...codeValues(new Float64Array(0), [1, NaN], new Uint8Array(2))]).toEqual([1, 0]);
  });

  it('has none for what never varies', () => {
    expect(learnCuts(Float64Array.of(3, 3, NaN), new Uint8Array(3))).toHaveLength(0);
    expect(learnCuts(new Float64Array(0), new Uint8Array(0))).toHaveLength(0);
  });
});

describe('deriveFeatures', () => {
  it('knows level, trend and change of each part by itself', () => {
    const times = Float64Array.of(0, 10, 20, 30, 0, 10);
    const derived = deriveFeatures([1, 3, 5, 7, 100, NaN], times, [0, 4, 6], 20);
    expect([...derived.recent]).toEqual([1, 2, 3, 4, 100, 100]);
    expect(derived.slope[3]).toBeCloseTo(0.2, 6);
    expect(derived.change[3]).toBe(6);
    expect([...derived.jump]).toEqual([NaN, 2, 2, 2, NaN, NaN]);
    expect([...derived.rise]).toEqual([NaN, 2, 4, 4, NaN, NaN]);
    expect(derived.trend[4]).toBeNaN();
    expect(derived.trend[5]).toBeNaN();
  });

  it('goes by what held before the horizon, and by the first that is known since', () => {
    const times = Float64Array.of(0, 50, 60, 70, 75);
    const { jump, rise } = deriveFeatures([NaN, 4, NaN, 9, 9], times, [0, 5], 15);
    expect([...jump]).toEqual([NaN, NaN, NaN, 5, 0]);
    expect([...rise]).toEqual([NaN, NaN, NaN, 5, 0]);
  });

  it('has no slope at one time', () => {
    expect(deriveFeatures([1, 2], Float64Array.of(5, 5), [0, 2], 1).slope[1]).toBe(0);
  });
});

describe('partsOf', () => {
  const worn = fleetWith([0, 10, 20, 29, 40, 1, 11, 0, 9, 21], [0, 7, 10]);

  it('begins anew where wear jumps back, and where a unit goes on after a failure', () => {
    const drifts = learnDrifts(fleetWith([0, 10, 20, 19, 30, 40, 50, 60], [0, 8]));
    expect(drifts).toEqual([expect.objectContaining({ column: 'wear', direction: 1 })]);
    const parts = partsOf(worn, drifts);
    expect([...parts.starts]).toEqual([0, 5, 7, 10]);
    expect([...parts.age.subarray(4, 8)]).toEqual([40, 0, 10, 70]);
    const failed = Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    expect([...partsOf(worn, [], failed).starts]).toEqual([0, 3, 7, 10]);
  });

  it('leaves alone what goes up and down', () => {
    expect(learnDrifts(fleetWith([5, 4, 6, 5, 7, 4, 5, 6], [0, 8]))).toEqual([]);
  });
});

describe('outcomesOf', () => {
  const history = (step: number) => ({
    ...fleetWith([0, 0, 0, 0], [0, 4]),
    times: Float64Array.of(0, step, 2 * step, 3 * step),
    until: Float64Array.of(step, 2 * step, 3 * step, 4 * step),
    failed: Uint8Array.of(0, 0, 0, 1),
  });
  const parts = { starts: Uint32Array.of(0, 4), age: new Float64Array(4) };

  it('counts a failure once, in the row or spread over the horizon before it', () => {
    const held = outcomesOf(history(100), parts, 10);
    expect(held.isHeld).toBe(true);
    expect([...held.failures]).toEqual([0, 0, 0, 1]);
    expect(held.exposure[0]).toBe(10);
    const window = outcomesOf(history(10), parts, 20);
    expect(window.isHeld).toBe(false);
    expect([...window.failures]).toEqual([0, 0, 0.5, 0.5]);
    expect([...window.exposure]).toEqual([0.5, 0.5, 0.5, 0.25]);
  });
});

describe('learnFeatures', () => {
  it('excludes what says nothing, or the same as another', () => {
    const values = Float64Array.from({ length: 40 }, (_, row) => row % 2);
    const fleet: FleetRows = {
      ...fleetWith([...values], [0, 40]),
      times: new Float64Array(40),
      columns: [
        { name: 'a', values, hasTrends: false },
        { name: 'copy', values, hasTrends: false },
        { name: 'constant', values: new Float64Array(40).fill(7) },
        { name: 'make', categories: ['x', 'y'], codes: Int32Array.from(values) },
      ],
    };
    const parts = { starts: Uint32Array.of(0, 40), age: new Float64Array(40) };
    const rates = { failures: values, exposure: new Float64Array(40).fill(1) };
    const rows = Uint32Array.from({ length: 40 }, (_, row) => row);
    const { features } = learnFeatures(fleet, parts, { rows, rates, horizon: 1 });
    expect(features.map(({ column }) => column)).toEqual(['a']);
  });
});

describe('fitStepRegression', () => {
  const fit = (failures: readonly number[], level = 1e-6) =>
    fitStepRegression(
      {
        codes: [Uint8Array.of(1, 1, 2, 2)],
        nCodes: Uint16Array.of(3),
        isOrdered: [true],
        rows: Uint32Array.of(0, 1, 2, 3),
        failures: Float64Array.from(failures),
        exposure: Float64Array.of(10, 10, 5, 5),
      },
      { step: 1e-6, level },
    );

  it('finds the rates of two codes where hardly penalised', () => {
    const { intercept, effects } = fit([1, 1, 3, 1]);
    expect(Math.exp(intercept + effects[0]![1]!)).toBeCloseTo(0.1, 3);
    expect(Math.exp(intercept + effects[0]![2]!)).toBeCloseTo(0.4, 3);
  });

  it('stays finite where a code separates failures perfectly', () => {
    const { effects } = fit([0, 0, 2, 2], 1);
    expect(effects[0]!.every((effect) => Math.abs(effect) < 5)).toBe(true);
    expect(effects[0]![2]!).toBeGreaterThan(effects[0]![1]!);
  });
});

describe('combine and learnCurve', () => {
  const n = 400;
  const truth = Float64Array.from({ length: n }, (_, row) => (row % 2 === 0 ? 0.1 : 0.5));
  const rows = {
    failures: Float64Array.from(truth, (rate, row) => Number(row % 20 < 20 * rate)),
    exposure: new Float64Array(n).fill(1),
    isWindow: false,
  };
  const expectedOf = (scores: Float64Array): number =>
    scores.reduce((sum, score) => sum + Math.exp(score), 0);
  const observed = rows.failures.reduce((sum, count) => sum + count, 0);

  it('expects as many as there were, and counts no member negatively', () => {
    const good = truth.map((rate) => Math.log(rate) + 2);
    const { intercept, weights } = combine({ ...rows, members: [good, good.map((score) => -score)] });
    expect(weights.every((weight) => weight >= 0)).toBe(true);
    const scores = good.map((score) => intercept + score * weights[0]! - score * weights[1]!);
    expect(expectedOf(scores)).toBeCloseTo(observed, 4);
  });

  it('moves groups to what there was, and keeps the order', () => {
    const scores = rows.failures.map((_, row) => -2 + row / n);
    const curve = learnCurve(rows, scores);
    const after = scores.map((score) => calibrated(curve, score));
    expect(Math.abs(expectedOf(after) / observed - 1)).toBeLessThan(0.01);
    expect([...after]).toEqual([...after].sort((a, b) => a - b));
    expect(calibrated(NO_CURVE, -1)).toBe(-1);
  });

  it('keeps rows together of which the same is said', () => {
    const scores = truth.map((rate) => Math.log(rate) + 1);
    const { knots, offsets } = learnCurve(rows, scores);
    expect([...knots].map((knot) => Math.exp(knot - 1))).toEqual([
      expect.closeTo(0.1, 9) as number,
      expect.closeTo(0.5, 9) as number,
    ]);
    expect(offsets.every((offset) => Math.abs(offset + 1) < 0.3)).toBe(true);
  });
});

describe('timeToFailure', () => {
  it('goes by lives, else by a limit, else says what would be needed', () => {
    const life = { remaining: 5, low: 2, high: 9 };
    expect(timeToFailure({ life })).toEqual({ basis: 'history', life });
    expect(timeToFailure({ lifeReason: 'few-fail' })).toMatchObject({ basis: 'nothing' });
    const timestamps = Float64Array.from(
      { length: 30 * 24 },
      (_, hour) => Date.UTC(2026, 0, 1) + hour * 3_600_000,
    );
    const values = timestamps.map((_, hour) => 50 + hour / 24);
    const limit = { value: 100, side: 'above', withinDays: 60 } as const;
    expect(timeToFailure({ metric: { samples: { timestamps, values }, limit } }).basis).toBe('limit');
    const flat = { samples: { timestamps, values: values.fill(50) }, limit };
    expect(timeToFailure({ metric: flat }).basis).toBe('nothing');
  });
});
