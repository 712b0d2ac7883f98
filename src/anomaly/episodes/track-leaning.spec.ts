import fc from 'fast-check';
import { minute, samplesOf, track } from '../testing/tracking.js';
import type { Episode } from './episode.js';
import type { TrackedSample } from './tracked-sample.js';

const CALM = [0.3, 0.3, 0.3, 0.3] as const;

/** Samples that keep to one side of what is usual, from the first on. */
const leaning = (scores: readonly number[], lean = 1): TrackedSample[] =>
  samplesOf(scores).map((one) => ({ ...one, lean }));

describe('trackEpisodes on series that creep away', () => {
  it('keeps an episode open while usual values lean to its side, and goes on with it', () => {
    expect(track(leaning([0.75, ...CALM, ...CALM, 0.8, ...CALM]))).toMatchObject([
      { status: 'open', nAnomalous: 2, peakScore: 0.8, lastAnomalousAt: minute(45), nNormalSince: 4 },
    ]);
  });

  it('ends it at its last anomaly with the first sample that does not', () => {
    const samples = [...leaning([0.75, ...CALM]), ...samplesOf([0.3, 0.75]).map(after(25))];

    expect(track(samples)).toMatchObject([
      { id: 'new-1', status: 'closed', endedAt: minute(0) },
      { id: 'new-2', status: 'open', startedAt: minute(30) },
    ]);
  });

  it.each([
    ['high', -1],
    ['low', 1],
    ['flat', 1],
    ['unstable', 1],
  ])('ends one with the direction %s as ever where the lean is %d', (direction, lean) => {
    expect(track(leaning([0.75, ...CALM], lean), undefined, { direction })).toMatchObject([
      { status: 'closed', endedAt: minute(0) },
    ]);
  });

  it('begins another where a settled one is followed by what is no part of the lean', () => {
    const [surge] = samplesOf([0.95]).map(after(25));

    expect(track([...leaning([0.75, ...CALM]), surge!])).toMatchObject([
      { id: 'new-1', status: 'closed', endedAt: minute(0), peakScore: 0.75 },
      { id: 'new-2', status: 'open', startedAt: minute(25), peakScore: 0.95 },
    ]);
  });

  it('still takes what returns before enough normal samples for the same one', () => {
    const [surge] = samplesOf([0.95]).map(after(15));

    expect(track([...leaning([0.75, 0.3, 0.3]), surge!])).toMatchObject([{ id: 'new-1', nAnomalous: 2 }]);
  });

  it('gives the same episodes however the samples are batched', () => {
    const anySample = fc.tuple(fc.constantFrom(0.3, 0.3, 0.6, 0.75), fc.constantFrom(0, 1, 1, 1));
    fc.assert(
      fc.property(
        fc.array(anySample, { maxLength: 40 }),
        fc.array(fc.nat(40), { maxLength: 4 }),
        (drawn, cuts) => {
          const samples = samplesOf(drawn.map(([score]) => score)).map((one, i) => ({
            ...one,
            lean: drawn[i]![1],
          }));
          expect(inBatches(samples, cuts)).toEqual(track(samples).map(withoutId));
        },
      ),
    );
  });
});

const after =
  (minutes: number) =>
  (sample: TrackedSample): TrackedSample => ({
    ...sample,
    at: new Date(sample.at.getTime() + minutes * 60_000),
  });

const withoutId = (episode: Episode): Episode => ({ ...episode, id: '' });

function inBatches(samples: readonly TrackedSample[], cuts: readonly number[]): Episode[] {
  const ends = [...cuts.toSorted((a, b) => a - b), samples.length];
  const done: Episode[] = [];
  let from = 0;
  for (const end of ends) {
    const open = done.at(-1)?.status === 'open' ? done.pop() : undefined;
    const earlier = samples.slice(0, from).filter(({ at }) => !(at <= lastEnd(done)));
    const touched = track(samples.slice(from, end), open, { id: `b${from}`, earlier });
    if (open && touched[0]?.id !== open.id) done.push(open);
    done.push(...touched);
    from = Math.max(from, end);
  }
  return done.map(withoutId);
}

function lastEnd(done: readonly Episode[]): Date {
  return done.at(-1)?.lastAnomalousAt ?? new Date(0);
}
