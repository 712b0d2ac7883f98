import { calibrate } from './calibrate.js';

describe('calibrate', () => {
  const anchors = { atHalf: 2, atAlarm: 3 };

  it('passes through its anchors', () => {
    expect(calibrate(2, anchors)).toBe(0.5);
    expect(calibrate(3, anchors)).toBeCloseTo(0.7, 12);
  });

  it('stays in 0..1 however large the raw score is', () => {
    expect(calibrate(-1e9, anchors)).toBe(0);
    expect(calibrate(1e9, anchors)).toBe(1);
  });
});
