import fc from 'fast-check';
import { MINUTE_MS, START_MS, rule, samplesOf, usualOf, minute, track } from '../testing/tracking.js';
import type { Episode } from './episode.js';
import type { TrackedSample } from './tracked-sample.js';

const CALM = [0.1, 0.1, 0.1] as const;

describe('trackEpisodes', () => {
  it('finds no episode in normal samples', () => {
    expect(track(samplesOf([0, 0.3, 0.699]))).toEqual([]);
    expect(track([])).toEqual([]);
  });

  it('begins an episode with the first anomalous sample', () => {
    expect(track(samplesOf([0.1, 0.7]))).toEqual([
      {
        id: 'new-1',
        assetId: '1',
        metricName: 'cpu_usage',
        direction: 'high',
        reason: 'it rose to 70 since 14:05',
        modelVersion: 'v1',
        status: 'open',
        severity: 'medium',
        startedAt: minute(5),
        lastAnomalousAt: minute(5),
        lastAboveThresholdAt: minute(5),
        endedAt: null,
        nAnomalous: 1,
        nNormalSince: 0,
        peakScore: 0.7,
        peakValue: 70,
        peakAt: minute(5),
        announcedSeverity: null,
      },
    ]);
  });

  it('does not begin with what has been common, but goes on with it', () => {
    const recurring = samplesOf([0.9, 0.8]).map((one) => ({ ...one, isRecurring: true }));
    expect(track(recurring)).toEqual([]);
    const [open] = track(samplesOf([0.75], 5, START_MS - 5 * MINUTE_MS));
    expect(track(recurring, open)).toMatchObject([{ status: 'open', nAnomalous: 3, peakScore: 0.9 }]);
  });

  it('begins once what has been common becomes news, dated back to its first sample', () => {
    const [common, news] = samplesOf([0.8, 0.8]);
    expect(track([{ ...common!, isRecurring: true }, news!])).toMatchObject([
      { startedAt: minute(0), nAnomalous: 1, peakAt: minute(5) },
    ]);
  });

  it('goes on with it, and remembers its peak and the severity of that', () => {
    const [open] = track(samplesOf([0.75]));

    const [episode] = track(samplesOf([0.95, 0.8], 5, START_MS + 5 * MINUTE_MS), open);

    expect(episode).toMatchObject({
      id: 'new-1',
      status: 'open',
      severity: 'critical',
      nAnomalous: 3,
      startedAt: minute(0),
      lastAnomalousAt: minute(10),
      peakScore: 0.95,
      peakValue: 95,
      peakAt: minute(5),
      reason: 'it rose to 95 since 14:00',
    });
  });

  it('ends it, as of its last anomalous sample, when enough normal samples and time have passed', () => {
    expect(track(samplesOf([0.8, 0.9, ...CALM]))).toMatchObject([
      { status: 'closed', nAnomalous: 2, nNormalSince: 3, endedAt: minute(5), lastAnomalousAt: minute(5) },
    ]);
  });

  it('does not end it after too few normal samples, however late they come', () => {
    expect(track(samplesOf([0.8, 0.1, 0.1], 60))).toMatchObject([{ status: 'open', nNormalSince: 2 }]);
  });

  it('does not end it too soon, however many normal samples come', () => {
    expect(track(samplesOf([0.8, ...CALM, ...CALM], 0.5))).toMatchObject([
      { status: 'open', nNormalSince: 6 },
    ]);
    expect(track(samplesOf([0.8, ...Array<number>(19).fill(0)], 0.5))).toMatchObject([{ status: 'open' }]);
    expect(track(samplesOf([0.8, ...Array<number>(20).fill(0)], 0.5))).toMatchObject([{ status: 'closed' }]);
  });

  it('takes what flaps for one episode', () => {
    expect(track(samplesOf([0.8, 0.1, 0.1, 0.8, 0.1, 0.1, 0.8]))).toMatchObject([
      { status: 'open', nAnomalous: 3, nNormalSince: 0 },
    ]);
  });

  it('finds several episodes of one batch, oldest first, at most the last one open', () => {
    expect(track(samplesOf([0.8, ...CALM, 0.1, 0.9, ...CALM, 0.75]))).toMatchObject([
      { id: 'new-1', status: 'closed', startedAt: minute(0) },
      { id: 'new-2', status: 'closed', startedAt: minute(25) },
      { id: 'new-3', status: 'open', startedAt: minute(45) },
    ]);
  });

  it('closes the open episode and begins another in one batch', () => {
    const [open] = track(samplesOf([0.8]), undefined, { id: 'old' });

    expect(track(samplesOf([...CALM, 0.9], 5, START_MS + 5 * MINUTE_MS), open)).toMatchObject([
      { id: 'old-1', status: 'closed' },
      { id: 'new-1', status: 'open' },
    ]);
  });

  it('goes on while scores stay at the clear threshold, and counts those at the threshold', () => {
    expect(track(samplesOf([0.8, 0.5, 0.6, 0.5, 0.55, 0.75, 0.5]))).toMatchObject([
      { status: 'open', nAnomalous: 2, lastAboveThresholdAt: minute(25), lastAnomalousAt: minute(30) },
    ]);
    expect(track(samplesOf([0.8, 0.499, 0.499, 0.499]))).toMatchObject([{ status: 'closed' }]);
  });

  it('goes on until values are usual again, whatever they score, and then no longer', () => {
    const outage = samplesOf([0.9, ...Array<number>(400).fill(0.3)]).map((one) => ({
      ...one,
      isUsual: false,
    }));
    expect(track(outage)).toMatchObject([{ status: 'open', nAnomalous: 1, lastAnomalousAt: minute(2000) }]);

    const over = samplesOf([0.6, 0.65, 0.6], 5, START_MS + 2005 * MINUTE_MS).map((one) => ({
      ...one,
      isUsual: true,
    }));
    expect(track([...outage, ...over])).toMatchObject([{ status: 'closed', endedAt: minute(2000) }]);
  });

  it.each(['flat', 'unstable'])(
    'does not go on for ever below the threshold where the direction is %s',
    (direction) => {
      const tail = Array<number>(15).fill(0.6);

      expect(track(usualOf([0.8, ...tail]), undefined, { direction })).toMatchObject([
        { status: 'closed', lastAboveThresholdAt: minute(0), endedAt: minute(60) },
      ]);
    },
  );

  it('starts with the unbroken run at the clear threshold that led to the threshold', () => {
    expect(track(samplesOf([0.6, 0.1, 0.5, 0.6, 0.69, 0.9]))).toMatchObject([
      { startedAt: minute(10), nAnomalous: 1, peakAt: minute(25), reason: 'it rose to 90 since 14:10' },
    ]);
  });

  it('is dated back into earlier batches, by an hour at most', () => {
    const all = samplesOf([...Array<number>(20).fill(0.6), 0.9]);

    expect(track(all.slice(-1), undefined, { earlier: all.slice(0, -1) })).toMatchObject([
      { startedAt: minute(40) },
    ]);
    expect(track(all)).toMatchObject([{ startedAt: minute(40) }]);
  });

  it('never starts before the last one is over', () => {
    const tailThenAnother = [0.8, ...Array<number>(15).fill(0.6), 0.6, 0.9];

    expect(track(usualOf(tailThenAnother), undefined, { direction: 'unstable' })).toMatchObject([
      { status: 'closed', endedAt: minute(60) },
      { status: 'open', startedAt: minute(65) },
    ]);
  });

  it('changes nothing of the episode it was given', () => {
    const [open] = track(samplesOf([0.8]));
    const copy = structuredClone(open);

    track(samplesOf([0.9, ...CALM], 5, START_MS + 5 * MINUTE_MS), open);

    expect(open).toEqual(copy);
  });

  it('finds the same episodes however the samples are batched', () => {
    const score = fc.oneof(fc.constantFrom(0.1, 0.2), fc.constantFrom(0.5, 0.6), fc.constantFrom(0.7, 0.95));
    const batches = fc.array(fc.array(score, { maxLength: 12 }), { maxLength: 8 });
    const step = fc.constantFrom(0.5, 2, 5, 10, 25);
    fc.assert(
      fc.property(batches, step, (scores, everyMinutes) => {
        const samples = samplesOf(scores.flat(), everyMinutes);
        expect(
          withoutId(
            trackInBatches(
              samples,
              scores.map(({ length }) => length),
            ),
          ),
        ).toEqual(withoutId(track(samples)));
      }),
      { numRuns: 500 },
    );
  });
});

/** As the tracker does it: with the stored samples of the last hour that are later than the last episode. */
function trackInBatches(samples: readonly TrackedSample[], lengths: readonly number[]): readonly Episode[] {
  const stored = new Map<string, Episode>();
  let open: Episode | undefined;
  let first = 0;
  for (const [index, length] of lengths.entries()) {
    const batch = samples.slice(first, first + length);
    const fromMs = (batch[0]?.at.getTime() ?? 0) - rule.leadMs;
    const overMs = Math.max(...[...stored.values()].map(({ endedAt }) => endedAt?.getTime() ?? -Infinity));
    const earlier = samples
      .slice(0, first)
      .filter(({ at }) => at.getTime() >= fromMs && at.getTime() > overMs);
    const touched = track(batch, open, { id: `batch-${index}`, earlier });
    for (const episode of touched) stored.set(episode.id, episode);
    const newest = touched.at(-1) ?? open;
    open = newest?.status === 'open' ? newest : undefined;
    first += length;
  }
  return [...stored.values()];
}

function withoutId(episodes: readonly Episode[]): readonly Episode[] {
  return episodes.map((one) => ({ ...one, id: '' }));
}
