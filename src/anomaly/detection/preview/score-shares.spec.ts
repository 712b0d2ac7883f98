import { stretchOf } from '../../testing/stretches.js';
import { ScoreShares } from './score-shares.js';

describe('ScoreShares', () => {
  const sharesOf = (...scores: readonly (readonly number[])[]): ScoreShares => {
    const shares = new ScoreShares();
    for (const some of scores) shares.addStretch(stretchOf(some));
    return shares;
  };

  it('gives the score that a share of the samples reaches, over all stretches', () => {
    const shares = sharesOf([0.1, 0.2, 0.3, 0.4, 0.5], [0.6, 0.7, 0.8, 0.9, 1]);

    expect(shares.reachedBy(0.1)).toBeCloseTo(0.9, 3);
    expect(shares.reachedBy(0.1)).toBeGreaterThan(0.9);
    expect(shares.reachedBy(0.3)).toBeCloseTo(0.7, 3);
    expect(shares.reachedBy(0.5)).toBeCloseTo(0.5, 3);
  });

  it.each([0, 0.001, 0.02, 0.1, 0.37, 0.5])('never lets more than %d of them reach it', (share) => {
    const scores = Array.from({ length: 997 }, (_, n) => ((n * 7919) % 997) / 997);
    const threshold = sharesOf(scores).reachedBy(share);
    const reached = scores.filter((score) => score >= threshold).length / scores.length;

    expect(reached).toBeLessThanOrEqual(share);
    expect(reached).toBeGreaterThan(share - 2 / 997);
  });

  it('lets none reach it where there are none, and where all are alike', () => {
    expect(sharesOf().reachedBy(0.1)).toBe(1);
    expect(sharesOf([0.2, 0.2, 0.2]).reachedBy(0.5)).toBeGreaterThan(0.2);
  });

  it('excludes what only warmed the state up', () => {
    const shares = new ScoreShares();
    const stretch = stretchOf([0.9, 0.9, 0.1, 0.1]);
    shares.addStretch({ ...stretch, storeAfterMs: stretch.scored.timestamps[1] ?? NaN });

    expect(shares.reachedBy(0.4)).toBeLessThan(0.2);
  });
});
