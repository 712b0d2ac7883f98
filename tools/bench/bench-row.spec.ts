import { missedOf } from './bench-row.js';

const row = { name: 'fit', unit: 'ms', ours: 10 };

describe('missedOf', () => {
  it('names a figure above what it must be, and a rate below', () => {
    expect(missedOf([{ ...row, must: 10 }, { ...row, must: 10, isRate: true }, row])).toEqual([]);
    expect(
      missedOf([
        { ...row, must: 9 },
        { ...row, must: 11, isRate: true },
      ]),
    ).toEqual(['fit is 10, must be ≤ 9', 'fit is 10, must be ≥ 11']);
  });

  it('names a rival that we are not so many times as fast as, where it was measured', () => {
    const rivals = { other: 189 };
    expect(missedOf([{ ...row, rivals, mustRatios: { other: 18 } }])).toEqual([]);
    expect(missedOf([{ ...row, rivals, mustRatios: { other: 20 } }])).toEqual([
      'fit against other is 18.9, must be ≥ 20',
    ]);
    expect(missedOf([{ ...row, mustRatios: { other: 20 } }])).toEqual([]);
  });

  it('takes what is no number for missed', () => {
    expect(missedOf([{ ...row, ours: NaN, must: 1 }])).toHaveLength(1);
  });
});
