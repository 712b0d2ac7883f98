import fc from 'fast-check';
import { N_SLOTS } from '../features/layout.js';
import { withDecay } from './score-decay.js';

const HOUR_MS = 3_600_000;
const logOdds = (score: number): number => Math.log(score / (1 - score));
const fresh = (): Float64Array => new Float64Array(N_SLOTS).fill(Number.NaN);

/** Scores after `loud` was heard, each an interval later. */
function after(loud: number, scores: readonly number[], intervalMs: number): number[] {
  const slots = fresh();
  withDecay(slots, loud, Number.NaN);
  return scores.map((score) => withDecay(slots, score, intervalMs));
}

describe('withDecay', () => {
  it('draws a lower score by three fifths towards the decaying score', () => {
    const [heard] = after(0.87, [0.4], HOUR_MS);
    const decayed = -1 + (logOdds(0.87) + 1) * Math.exp(-1);
    expect(logOdds(heard!)).toBeCloseTo(0.4 * logOdds(0.4) + 0.6 * decayed, 12);
  });

  it('leaves a first, a rising and an extreme score as they are', () => {
    expect(after(0.3, [0.31, 0.8, 0.95, 1], 30_000)).toEqual([0.31, 0.8, 0.95, 1]);
    expect(withDecay(fresh(), 0, Number.NaN)).toBe(0);
  });

  it('is gone after a day', () => expect(after(0.99, [0.25], 24 * HOUR_MS)[0]).toBeCloseTo(0.25, 9));

  it('alarms no sample that is none by itself, however loud it was before', () => {
    for (const heard of after(1, [0.26, 0.6, 0.68], 1000)) expect(heard).toBeLessThan(0.7);
    expect(after(1, [0.695], 1000)).toEqual([0.695]);
  });

  it('never lowers a score, keeps it in 0..1, and a louder past never makes it lower', () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(score, score, score, fc.integer({ min: 1, max: 10 * HOUR_MS }), (a, b, now, interval) => {
        const [quiet, loud] = [Math.min(a, b), Math.max(a, b)].map(
          (past) => after(past, [now], interval)[0]!,
        );
        expect(quiet).toBeGreaterThanOrEqual(now);
        expect(loud).toBeLessThanOrEqual(1);
        expect(loud).toBeGreaterThanOrEqual(quiet! - 1e-12);
      }),
    );
  });
});
