import { START_MS, stretchOf } from '../testing/stretches.js';
import { startsWithin } from './episode-starts.js';
import { samplesOf, type ScoredStretch } from './scored-stretch.js';

const MINUTE_MS = 60_000;

/** Minutes from the first sample to the start that each sample is said to have. */
function startsOf(stretch: ScoredStretch): readonly number[] {
  const startOf = startsWithin(stretch);
  return samplesOf(stretch).map((sample) => (startOf(sample).getTime() - START_MS) / MINUTE_MS);
}

describe('startsWithin', () => {
  it('gives samples of an episode its start, and others their own time', () => {
    expect(startsOf(stretchOf([0.1, 0.6, 0.9, 0.8, 0.1]))).toEqual([0, 1, 1, 1, 4]);
  });

  it('knows as the sweep does that a line that is stuck at a usual value goes on below the threshold', () => {
    const tail = Array<number>(12).fill(0.6);
    const stretch = stretchOf([0.75, ...tail, 0.75]);
    stretch.scored.isUsual.fill(1);
    const explanations = stretch.scored.explanations.map((one) => ({ ...one, direction: 'flat' as const }));

    expect(startsOf({ ...stretch, scored: { ...stretch.scored, explanations } })).toEqual(
      Array<number>(14).fill(0),
    );
  });
});
