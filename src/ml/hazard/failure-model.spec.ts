import { syntheticFleet } from '../testing/synthetic-fleet.js';
import { decodeFailureModel, encodeFailureModel } from './failure-model-codec.js';
import { type FailureModel, type Predictions } from './failure-model.js';
import { fitFailureModel } from './fit-failure-model.js';
import { type FleetHistory, type FleetRows } from './fleet.js';

/** One unit in four wears out, and counts errors in its last hundred hours; noise says nothing. */
const wearing = syntheticFleet({
  nUnits: 60,
  step: 24,
  lifeOf: (unit, random) => (unit % 4 === 0 ? 150 + 250 * random.next() : 1e9),
  seenUntil: 400,
  columns: { errors: (left) => Math.max(0, Math.floor((100 - left) / 10)), noise: (_, noise) => noise },
});

/** One unit with a row for each of the values. */
function unitWith(columns: Readonly<Record<string, readonly number[]>>, step = 24): FleetRows {
  const n = Object.values(columns)[0]!.length;
  return {
    starts: Uint32Array.of(0, n),
    times: Float64Array.from({ length: n }, (_, row) => step * row),
    timeName: 'age',
    columns: Object.entries(columns).map(([name, values]) => ({ name, values: Float64Array.from(values) })),
  };
}

const lastRisk = (model: FailureModel, fleet: FleetRows): number =>
  model.risk(model.predict(fleet).logHazard.at(-1)!);

describe('fitFailureModel, of a fleet in which some units fail', () => {
  const model = fitFailureModel(wearing, { horizon: 72, seed: 1 });
  const sick = unitWith({ errors: [0, 0, 0, 3, 6, 8], noise: [0, 0, 0, 0, 0, 0] });
  const well = unitWith({ errors: [0, 0, 0, 0, 0, 0], noise: [0, 0, 0, 0, 0, 0] });
  const predicted: Predictions = model.predict(sick);

  it('distinguishes those that are about to fail, and why', () => {
    expect(lastRisk(model, sick)).toBeGreaterThan(0.4);
    expect(lastRisk(model, well)).toBeLessThan(0.1);
    expect(predicted.contributions(5)[0]).toMatchObject({ column: 'errors' });
  });

  it('has no remaining life to give where most units go on, and says so', () => {
    expect(predicted.lives).toBeUndefined();
    expect(model.parts.lifeReason).toBe('few-failures');
  });

  it('takes what lies beyond everything known for the most that is known, and no risk for certain', () => {
    const beyond = unitWith({ errors: [0, 0, 0, 3, 6, 4_295_032_833], noise: [0, 0, 0, 0, 0, 0] });
    expect(lastRisk(model, beyond)).toBeLessThan(1 - 1 / 20);
    const noisy = unitWith({ errors: [0, 0, 0, 0, 0, 0], noise: [0, 0, 0, 0, 0, 1e12] });
    expect(lastRisk(model, noisy)).toBeLessThan(0.2);
  });

  it('expects as many failures as there are in another fleet alike', () => {
    const other = syntheticFleet(
      {
        nUnits: 80,
        step: 24,
        lifeOf: (unit, random) => (unit % 4 === 0 ? 150 + 250 * random.next() : 1e9),
        seenUntil: 400,
        columns: { errors: (left) => Math.max(0, Math.floor((100 - left) / 10)), noise: (_, noise) => noise },
      },
      2,
    );
    const { logHazard } = model.predict(other);
    const last = (row: number): number => other.starts.find((start) => start > row)! - 1;
    const isWithin = (row: number): boolean =>
      other.failed[last(row)] === 1 && other.until[last(row)]! - other.times[row]! <= 72;
    const rows = [...other.times.keys()].filter((row) => isWithin(row) || other.times[row]! <= 400 - 72);
    const expected = rows.reduce((sum, row) => sum + model.risk(logHazard[row]!), 0);
    const observed = rows.filter(isWithin).length;
    expect(expected / observed).toBeGreaterThan(0.75);
    expect(expected / observed).toBeLessThan(1.33);
  });

  it('says of a row what it says without the rows after it', () => {
    const cut = unitWith({ errors: [0, 0, 0, 3], noise: [0, 0, 0, 0] });
    expect([...model.predict(cut).logHazard]).toEqual([...predicted.logHazard.subarray(0, 4)]);
  });

  it('takes the unknown for neither fault nor health', () => {
    const unknown = unitWith({ errors: [NaN, NaN], noise: [NaN, NaN] });
    expect([...model.predict(unknown).isKnown]).toEqual([0, 0]);
    expect(lastRisk(model, unknown)).toBeLessThan(0.2);
    expect(lastRisk(model, unitWith({ noise: [0, 0, 0] }))).toBeLessThan(0.2);
  });

  it('is the same for the same seed, and after it was written and read', () => {
    const bytes = encodeFailureModel(model);
    expect(encodeFailureModel(fitFailureModel(wearing, { horizon: 72, seed: 1 }))).toStrictEqual(bytes);
    expect(decodeFailureModel(bytes).predict(sick).logHazard).toEqual(predicted.logHazard);
    const torn = bytes.slice();
    torn[40]! ^= 1;
    expect(() => decodeFailureModel(torn)).toThrow('its checksum does not match');
    expect(() => decodeFailureModel(bytes.subarray(0, 5))).toThrow('it has only 5 bytes');
  });

  it('grows with the horizon, and lowers health', () => {
    const logHazard = predicted.logHazard[0]!;
    expect(model.risk(logHazard, 24)).toBeLessThan(model.risk(logHazard));
    expect(model.health(logHazard)).toBeCloseTo(100 * (1 - model.risk(logHazard)), 9);
  });
});

describe('fitFailureModel, of a fleet that was run until it failed', () => {
  const pumps = syntheticFleet({
    nUnits: 24,
    step: 6,
    lifeOf: (_, random) => 100 + 80 * random.next(),
    seenUntil: 1e9,
    columns: { flow: (left, noise) => 90 - 20 * Math.exp(-left / 40) + 0.3 * noise },
  });

  it('gives remaining lives within their interval', () => {
    const model = fitFailureModel(pumps, { horizon: 20, seed: 1 });
    const flows = Array.from({ length: 30 }, (_, k) => 90 - 20 * Math.exp(-(136 - 4 * k) / 40));
    const { lives } = model.predict(unitWith({ flow: flows }, 4));
    const last = lives!.at(-1)!;
    expect(Math.abs(last.remaining - 20)).toBeLessThan(12);
    expect(last.low).toBeLessThanOrEqual(last.remaining);
    expect(last.high).toBeGreaterThanOrEqual(last.remaining);
    expect(last.high).toBeLessThan(80);
  });
});

describe('fitFailureModel, of hardly any failures', () => {
  const withFailures = (count: number): FleetHistory => ({
    ...wearing,
    failed: wearing.failed.map((failed, row) =>
      Number(failed === 1 && wearing.failed.subarray(0, row).filter(Boolean).length < count),
    ),
  });

  it('knows the rate of the fleet only', () => {
    for (const count of [0, 1]) {
      const model = fitFailureModel(withFailures(count), { horizon: 72, seed: 1 });
      expect(model.parts.lifeReason).toBe('few-failures');
      const { logHazard, contributions } = model.predict(wearing);
      expect(new Set(logHazard).size).toBe(1);
      expect(model.risk(logHazard[0]!)).toBeGreaterThan(0);
      expect(model.risk(logHazard[0]!)).toBeLessThan(0.05);
      expect(contributions(0)).toEqual([]);
    }
  });

  it('wants a horizon', () => {
    expect(() => fitFailureModel(wearing, { horizon: 0, seed: 1 })).toThrow('horizon must be > 0, got 0');
  });
});
