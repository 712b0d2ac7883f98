import { samplesOf, usualOf, minute, track } from '../testing/tracking.js';

describe('trackEpisodes on departures that end', () => {
  it.each(['flat', 'unstable'])(
    'goes on while values are not usual where the direction is %s too',
    (direction) => {
      const outage = samplesOf([0.8, ...Array<number>(400).fill(0.3)]).map((one) => ({
        ...one,
        isUsual: false,
      }));

      expect(track(outage, undefined, { direction })).toMatchObject([
        { status: 'open', lastAnomalousAt: minute(2000) },
      ]);
    },
  );

  it('keeps the peak of a departure whatever the return to usual values scores', () => {
    const [departed, higher, returned] = samplesOf([0.75, 0.8, 0.97]);
    const samples = [departed!, higher!, { ...returned!, isUsual: true }];

    expect(track(samples)).toMatchObject([
      {
        nAnomalous: 3,
        severity: 'high',
        peakScore: 0.8,
        peakValue: 80,
        peakAt: minute(5),
        reason: expect.stringMatching(/to 80 /) as string,
      },
    ]);
  });

  it('keeps the peak of a stuck value whatever the value scores that moves again', () => {
    const direction = (value: number): string => (value > 90 ? 'low' : 'flat');

    expect(track(usualOf([0.75, 0.76, 0.95]), undefined, { direction })).toMatchObject([
      { direction: 'flat', peakAt: minute(5), peakScore: 0.76, nAnomalous: 3, lastAnomalousAt: minute(10) },
    ]);
  });

  it.each(['flat', 'unstable'])(
    'follows the peak among usual values where the direction is %s',
    (direction) => {
      expect(track(usualOf([0.75, 0.8]), undefined, { direction })).toMatchObject([{ peakAt: minute(5) }]);
    },
  );
});
