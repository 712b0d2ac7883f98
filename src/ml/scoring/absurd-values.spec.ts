import { SeriesState } from '../series/series-state.js';
import { syntheticSeries, type SyntheticOptions } from '../testing/synthetic-series.js';
import { scoreSamples } from './score-samples.js';

const DAY = 288;
const change =
  (
    ...incidents: [from: number, length: number, change: (value: number) => number][]
  ): SyntheticOptions['change'] =>
  (value, i) =>
    incidents.find(([from, length]) => i >= from && i < from + length)?.[2](value) ?? value;

function alarmsOf(options: Partial<SyntheticOptions>, from: number, length: number): number {
  const { scores } = scoreSamples(SeriesState.create(), syntheticSeries({ n: 30 * DAY, ...options }), {});
  return scores.subarray(from, from + length).filter((score) => score >= 0.7).length;
}

describe('scoreSamples after an absurd value', () => {
  const [flood, outage] = [17 * DAY, 20 * DAY + 150];
  const incidents: Parameters<typeof change> = [
    [flood, 36, (value) => 8 * value],
    [outage, 48, () => 0],
  ];

  it.each([
    ['a counter that has wrapped', 4_294_967_295, 1],
    ['a code of the sensor, for a quarter of an hour', 65_535, 3],
    ['a negative code', -2_147_483_648, 1],
  ])('still finds a flood and an outage days after %s', (_, absurd, length) => {
    const after = change([14 * DAY, length, () => absurd], ...incidents);
    expect(alarmsOf({ change: after }, 14 * DAY, length)).toBeGreaterThan(0);
    expect(alarmsOf({ change: after }, flood, 10)).toBeGreaterThan(0);
    expect(alarmsOf({ change: after }, outage, 10)).toBeGreaterThan(0);
  });

  it('does not alarm because of it later', () => {
    const after = change([14 * DAY, 1, () => 1e9]);
    expect(alarmsOf({ change: after }, 14 * DAY + 1, 15 * DAY)).toBe(0);
  });
});

describe('scoreSamples of any scale', () => {
  const incident = change([10 * DAY, 12, (value) => value + 60]);
  const scoresOf = (factor: number): Float64Array => {
    const { timestamps, values } = syntheticSeries({ n: 12 * DAY, change: incident });
    const scaled = { timestamps, values: values.map((value) => factor * value) };
    return scoreSamples(SeriesState.create(), scaled, {}).scores;
  };

  it.each([-60, -30, -1, 10, 60])('gives the same bits with all values times 2 to the %d', (exponent) => {
    expect(scoresOf(2 ** exponent)).toEqual(scoresOf(1));
  });
});
