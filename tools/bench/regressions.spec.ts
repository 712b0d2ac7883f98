import { regressions } from './regressions.js';

const fit = (ours: number, theirs: number) => ({ name: 'fit', unit: 'ms', ours, rivals: { other: theirs } });
const sweep = (ours: number) => ({ name: 'sweep', unit: 'samples/s', ours, isRate: true });

describe('regressions', () => {
  it('compares the ratio to a rival, whatever the machine', () => {
    expect(regressions([fit(10, 100)], [fit(20, 200)], false)).toEqual([]);
    expect(regressions([fit(10, 100)], [fit(20, 100)], false)).toEqual([
      'fit against other: 100 % slower or larger than committed',
    ]);
  });

  it('compares what has no rival on the same machine alone', () => {
    expect(regressions([sweep(1000)], [sweep(500)], true)).toEqual([
      'sweep: 100 % slower or larger than committed',
    ]);
    expect(regressions([sweep(1000)], [sweep(500)], false)).toEqual([]);
  });

  it('takes fifteen percent for chance and new figures for new', () => {
    expect(regressions([sweep(1000)], [sweep(870), fit(1, 1)], true)).toEqual([]);
  });
});
