import { averagePrecision, vusPr, widenLabels } from './precision-recall.js';

describe('averagePrecision', () => {
  it('equals the sum by hand: 1/2 · 1 + 1/2 · 2/3', () => {
    expect(averagePrecision(Float64Array.of(0.1, 0.4, 0.35, 0.8), Uint8Array.of(0, 0, 1, 1))).toBeCloseTo(
      5 / 6,
      12,
    );
  });

  it('treats equal scores as one threshold', () => {
    expect(averagePrecision(Float64Array.of(1, 1, 1, 1), Uint8Array.of(1, 0, 0, 0))).toBe(0.25);
  });

  it('is NaN without labels', () => expect(averagePrecision(Float64Array.of(1), Uint8Array.of(0))).toBeNaN());
});

describe('widenLabels', () => {
  it('falls off as the root of the distance, capped at one', () => {
    const widened = widenLabels(Uint8Array.of(0, 0, 0, 1, 0, 0, 0), 4);
    const expected = [0, Math.sqrt(0.5), Math.sqrt(0.75), 1, Math.sqrt(0.75), Math.sqrt(0.5), 0];
    widened.forEach((weight, row) => expect(weight).toBeCloseTo(expected[row]!, 12));
  });

  it('leaves labels alone without a buffer', () => {
    expect([...widenLabels(Uint8Array.of(0, 1, 0), 0)]).toEqual([0, 1, 0]);
  });
});

describe('vusPr', () => {
  const labels = Uint8Array.from({ length: 1000 }, (_, row) => (row >= 500 && row < 520 ? 1 : 0));

  it('is 1 without buffer when the score is the label', () => {
    expect(vusPr(Float64Array.from(labels), labels, 0)).toBeCloseTo(1, 12);
  });

  it('equals a hand-computed case without buffer', () => {
    // Two rows, one labelled, ranked second: precision 1/2 at full recall.
    expect(vusPr(Float64Array.of(2, 1), Uint8Array.of(0, 1), 0)).toBeCloseTo(0.5, 12);
  });

  it('equals a hand-computed case with a buffer of 2', () => {
    // Buffer 2 gives both neighbours √½. Ranking: neighbour, labelled row, other neighbour, far row.
    const scores = Float64Array.of(4, 3, 2, 1);
    const w = Math.SQRT1_2;
    const first = (w / ((1 + 1 + w) / 2)) * w;
    const atSecond = Math.min(1, (1 + w) / ((2 + w) / 2));
    const expected = first + (atSecond - w / ((2 + w) / 2)) * ((1 + w) / 2);
    const narrow = vusPr(scores, Uint8Array.of(0, 1, 0, 0), 0);
    // Buffer 1 reaches no row: its half is 0.
    expect(vusPr(scores, Uint8Array.of(0, 1, 0, 0), 2)).toBeCloseTo((2 * narrow + expected) / 3, 10);
  });

  it('rewards a near miss only with a buffer', () => {
    const near = Float64Array.from({ length: 1000 }, (_, row) => (row >= 490 && row < 500 ? 1 : 0));
    expect(vusPr(near, labels, 100)).toBeGreaterThan(5 * vusPr(near, labels, 0));
  });

  it('is near the share of labelled rows for a constant score', () => {
    expect(vusPr(new Float64Array(1000), labels, 0)).toBeCloseTo(0.02, 12);
  });
});
