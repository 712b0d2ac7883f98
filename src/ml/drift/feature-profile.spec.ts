import { N_FEATURES } from '../features/layout.js';
import { syntheticSeries, SYNTHETIC_START } from '../testing/synthetic-series.js';
import { hoursProfiled, N_BINS, profileSeries, sumProfiles } from './feature-profile.js';
import { featureDrift } from './population-stability.js';

const STEP_MS = 300_000;
const DAY = 288;

type Change = (value: number, i: number) => number;

/** Ten days a profile; `change` is what has become of the device by then. */
function profileOf(startDay: number, change?: Change): Float64Array {
  const startAt = SYNTHETIC_START + startDay * DAY * STEP_MS;
  return sumProfiles(
    Array.from({ length: 8 }, (_, i) => i + 1).map((seed) =>
      profileSeries(syntheticSeries({ n: 10 * DAY, seed: seed + 100 * startDay, startAt, change })),
    ),
  );
}

const before = profileOf(0);

/** The second profile begins a week later. */
function driftAfter(change: Change): { drift: number; feature: string } {
  return featureDrift(before, profileOf(7, change), 168) ?? { drift: NaN, feature: '' };
}

describe('profileSeries', () => {
  it('counts the hours of every feature in the newest fifth', () => {
    const profile = profileSeries(syntheticSeries({ n: 10 * DAY }));

    expect(profile).toHaveLength(N_FEATURES * N_BINS);
    for (let feature = 0; feature < N_FEATURES; feature += 1) {
      const hours = profile.subarray(feature * N_BINS, (feature + 1) * N_BINS);
      expect(hours.reduce((sum, n) => sum + n, 0)).toBeCloseTo(48, 9);
    }
  });

  it('counts a day where a fifth is less, and nothing of what is too short', () => {
    expect(hoursProfiled(profileSeries(syntheticSeries({ n: 2 * DAY })))).toBeCloseTo(24 + 1 / 12, 9);
    expect(hoursProfiled(profileSeries(syntheticSeries({ n: 100 })))).toBe(0);
  });

  it('excludes what comes from a time on', () => {
    const samples = syntheticSeries({ n: 10 * DAY });
    const untilMs = samples.timestamps[9 * DAY];

    expect(hoursProfiled(profileSeries(samples, untilMs))).toBeCloseTo(24, 9);
  });

  it('finds a network that behaves as before stable', () => {
    expect(driftAfter((value) => value).drift).toBeLessThan(0.1);
  });

  it('finds one that has become twice as noisy lately, or stands higher, far beyond 0.25', () => {
    const lately = 8.5 * DAY;
    const shifted = driftAfter((value, i) => (i > lately ? value + 15 : value));
    const noisy = driftAfter((value, i) => (i > lately ? value + (i % 2 === 0 ? 12 : -12) : value));

    expect(shifted.drift).toBeGreaterThan(0.25);
    expect(noisy.drift).toBeGreaterThan(0.25);
    expect(['spread', 'trough', 'crest']).toContain(noisy.feature);
  });
});
