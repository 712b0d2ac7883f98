import { halvesGap } from './halves-gap.js';
import { NAB_PROFILES, type NabFile } from './nab-score.js';

const { standard } = NAB_PROFILES;

/** A file whose one window begins with the score given, and whose only score outside is the other. */
function file(inside: number, outside: number): NabFile {
  const scores = new Float64Array(40);
  scores[20] = inside;
  scores[5] = outside;
  return { scores, windows: [[20, 24]], probation: 0 };
}

describe('halvesGap', () => {
  it('is nothing where one threshold is best for all files', () => {
    expect(halvesGap([file(0.9, 0.2), file(0.9, 0.2), file(0.9, 0.2), file(0.9, 0.2)], standard)).toBe(0);
  });

  it('equals the mean of both directions by hand', () => {
    // Each half is one file. At 0.9 the quiet one has no detection: 0 instead of 100. At 0.4 the loud one has a false alarm, which
    // costs 0.11 of a range of two.
    const [loud, quiet] = [file(0.9, 0.6), file(0.4, 0.2)];
    expect(halvesGap([loud, quiet], standard)).toBeCloseTo((100 + (100 * 0.11) / 2) / 2, 10);
  });

  it('is the same in every run', () => {
    const files = Array.from({ length: 9 }, (_, i) => file(0.3 + 0.07 * i, 0.9 - 0.08 * i));
    expect(halvesGap(files, standard)).toBe(halvesGap([...files], standard));
    expect(halvesGap(files, standard)).toBeGreaterThan(0);
  });
});
