import { scaleOf } from './seen-scale.js';

describe('the line of seen and expected', () => {
  it('holds both, the extremes at its margins', () => {
    const place = scaleOf(92, { low: 32, high: 46 });
    expect([place(32), place(92), place(62)]).toEqual([6, 94, 50]);
  });

  it('puts everything in the middle where all is one value', () => {
    expect(scaleOf(5, { low: 5, high: 5 })(5)).toBe(50);
  });
});
