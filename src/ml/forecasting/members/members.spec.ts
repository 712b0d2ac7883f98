import { autoregression } from './autoregression.js';
import { chooseMembers, STANDING } from './choose-members.js';
import { coarse } from './coarse.js';
import { doubleSmoothing } from './double-smoothing.js';
import { type Member } from './member.js';
import { profile } from './profile.js';
import { profileResidual } from './profile-residual.js';
import { solve } from './solve.js';
import { LOG, RAW, ROOT } from './transform.js';
import { busyDay } from '../../testing/hourly-series.js';

const daily = Float64Array.from({ length: 480 }, (_, hour) => 10 + (hour % 24) + (hour % 24 > 12 ? 5 : 0));
const cycle = { length: 24, long: 168, isSeasonal: true };

/** How far off a member is a day ahead. */
function errorOf(member: Member, values: Float64Array, origin: number): number {
  const [path] = member.forecast(values.slice(0, origin), [origin], 24);
  return path!.reduce((worst, value, step) => Math.max(worst, Math.abs(value - values[origin + step]!)), 0);
}

describe('solve', () => {
  it('solves a symmetric system by hand', () => {
    const [x, y] = solve(Float64Array.of(4, 0, 2, 3), Float64Array.of(8, 7));
    expect(x).toBeCloseTo(1.25, 12);
    expect(y).toBeCloseTo(1.5, 12);
  });

  it('gives a column that is another one no weight', () => {
    expect([...solve(Float64Array.of(1, 0, 1, 1), Float64Array.of(2, 2))]).toEqual([2, 0]);
  });
});

describe('transforms', () => {
  it.each([RAW, LOG, ROOT])('$name comes back to where it came from', (transform) => {
    for (const values of [Float64Array.of(1, 2, 50), Float64Array.of(-7, 0, 3), Float64Array.of(0, 0, 4)]) {
      const { forward, back } = transform.of(values, values.length);
      for (const value of values) expect(back(forward(value))).toBeCloseTo(value, 9);
    }
  });
});

describe('profile', () => {
  it('repeats the last season, or the average of several', () => {
    const values = Float64Array.of(1, 2, 3, 4);
    const naive = profile('naive', { season: 2, count: 1, fade: 1 });
    expect([...naive.forecast(values, [4], 3)[0]!]).toEqual([3, 4, 3]);
    const mean = profile('mean', { season: 2, count: 2, fade: 0.5 });
    expect([...mean.forecast(values, [4], 2)[0]!]).toEqual([(3 + 0.5) / 1.5, (4 + 1) / 1.5]);
  });
});

describe('autoregression', () => {
  const options = { lags: [1, 2], prior: new Float64Array(2), penalty: 0, memory: Infinity, huber: Infinity };

  it('finds the coefficients of a series without noise', () => {
    const values = new Float64Array(60).fill(1);
    values[1] = 3;
    for (let i = 2; i < values.length; i += 1) values[i] = 1.2 * values[i - 1]! - 0.5 * values[i - 2]! + 2;
    const expected = 1.2 * values[59]! - 0.5 * values[58]! + 2;
    expect(autoregression('ar', RAW, options).forecast(values, [60], 1)[0]![0]).toBeCloseTo(expected, 6);
  });

  it('keeps to its prior where the penalty is large', () => {
    const believer = { ...options, prior: Float64Array.of(0, 1), penalty: 1e9 };
    const values = Float64Array.from({ length: 60 }, (_, i) => i % 2);
    expect(autoregression('ar', RAW, believer).forecast(values, [60], 2)[0]![0]).toBeCloseTo(0, 6);
  });

  it('is not bent by one wild value where residuals are weighed', () => {
    const { values } = busyDay(480);
    const wild = values.slice();
    wild[300] = 150;
    const robust = autoregression('ar', RAW, { ...options, lags: [1, 24], huber: 1 });
    const [calm] = robust.forecast(values, [480], 1);
    expect(robust.forecast(wild, [480], 1)[0]![0]).toBeCloseTo(calm![0]!, -1);
  });

  it('answers alike at an origin whether others come before it or not', () => {
    const { values } = busyDay(480);
    const member = autoregression('ar', RAW, options);
    expect(member.forecast(values, [480], 5)[0]).toEqual(member.forecast(values.slice(0, 480), [480], 5)[0]);
  });
});

describe('members', () => {
  it.each(chooseMembers(cycle, 400).map((member) => [member.name, member] as const))(
    '%s meets a day that always comes alike',
    (_, member) => {
      expect(errorOf(member, daily, 456)).toBeLessThan(0.2);
    },
  );

  it.each(chooseMembers(cycle, 400).map((member) => [member.name, member] as const))(
    '%s says nothing of what comes after the origin',
    (_, member) => {
      const { values } = busyDay(480);
      const changed = values.slice();
      changed.fill(1000, 400);
      expect(member.forecast(changed, [400], 24)).toEqual(member.forecast(values, [400], 24));
    },
  );

  it('fall away where history is too short for them', () => {
    expect(chooseMembers(cycle, 30).map(({ name }) => name)).toEqual(['seasonal-naive']);
    expect(chooseMembers({ length: 5, long: 0, isSeasonal: false }, 5).map(({ name }) => name)).toEqual([
      'last-value',
      'mean',
      'median',
    ]);
  });

  it('of a series that stands is its median', () => {
    expect(STANDING[0]!.forecast(Float64Array.of(0, 0, 9), [3], 2)[0]).toEqual(Float64Array.of(0, 0));
  });
});

describe('coarse', () => {
  it('gives blocks the detail they usually have', () => {
    const values = Float64Array.from({ length: 96 }, (_, i) => (i % 12) + (i % 12 === 4 ? 7 : 0));
    const member = coarse(profile('naive', { season: 3, count: 1, fade: 1 }), 4, 12);
    const [path] = member.forecast(values, [96], 12);
    path!.forEach((value, step) => expect(value).toBeCloseTo(values[step]!, 1));
  });
});

describe('doubleSmoothing and profileResidual', () => {
  it('follow a level that has moved', () => {
    const moved = daily.map((value, hour) => value + (hour >= 400 ? 10 : 0));
    expect(errorOf(doubleSmoothing('smoothing', RAW, 24, 168), moved, 456)).toBeLessThan(10);
    expect(errorOf(profileResidual('residual', RAW, 168, 24), moved, 456)).toBeLessThan(10);
  });
});
