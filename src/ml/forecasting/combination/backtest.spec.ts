import { type Member } from '../members/member.js';
import { combine } from './backtest.js';

const cycle = { length: 4, long: 0, isSeasonal: true };
const values = new Float64Array(40).fill(10);
const isKnown = new Uint8Array(40).fill(1);

/** Always so far off. */
const off = (by: number): Member => ({
  name: `off by ${by}`,
  needs: 4,
  forecast: (_, origins, horizon) => origins.map(() => new Float64Array(horizon).fill(10 + by)),
});

describe('combine', () => {
  it('weighs members by their error to the fifth power', () => {
    const { members, path } = combine({ values, isKnown }, [off(1), off(2)], { cycle, near: 8, horizon: 2 });
    expect(members.map(({ weight }) => weight)).toEqual([32 / 33, 1 / 33]);
    expect(path[0]).toBeCloseTo(10 + 34 / 33, 9);
  });

  it('keeps a member that is exact to itself', () => {
    const { members } = combine({ values, isKnown }, [off(0), off(2)], { cycle, near: 8, horizon: 2 });
    expect(members.map(({ weight }) => weight)).toEqual([1, 0]);
  });

  it('keeps to a default that is worse by less than a tenth', () => {
    const weightsWith = (by: number): number[] =>
      combine({ values, isKnown }, [off(1), { ...off(by), isDefault: true }], {
        cycle,
        near: 8,
        horizon: 2,
      }).members.map(({ weight }) => weight);
    expect(weightsWith(1.09)).toEqual([0, 1]);
    expect(weightsWith(2)).toEqual([32 / 33, 1 / 33]);
  });

  it('looks at origins a season apart, and at none where there is no room', () => {
    const { origins, paths } = combine({ values, isKnown }, [off(1)], { cycle, near: 8, horizon: 2 });
    expect(origins).toEqual([4, 8, 12, 16, 20, 24, 28, 32]);
    expect(paths.every((path) => path.length === 8)).toBe(true);
    const short = combine({ values, isKnown }, [{ ...off(1), needs: 39 }], { cycle, near: 8, horizon: 2 });
    expect(short.origins).toEqual([]);
  });

  it('compares with what was measured only', () => {
    const unknown = isKnown.slice().fill(0);
    const { members } = combine({ values, isKnown: unknown }, [off(1), off(2)], {
      cycle,
      near: 8,
      horizon: 2,
    });
    expect(members.map(({ weight }) => weight)).toEqual([0.5, 0.5]);
  });
});
