import { N_FEATURES } from '../features/layout.js';
import { SampleIntake } from '../series/sample-intake.js';
import { SeriesReader } from '../series/series-reader.js';
import { type SeriesSamples } from '../series/series-samples.js';
import { SeriesState } from '../series/series-state.js';
import { WARM_UP_SAMPLES } from '../series/warm-up.js';
import { heldOutFrom } from '../training/held-out.js';

/** Bounds of the bins in sigmas; a value on a bound lies above it. */
const BOUNDS = [-3, -2, -1.28, -0.67, -0.25, 0.25, 0.67, 1.28, 2, 3] as const;

/** Bins of each feature. */
export const N_BINS = BOUNDS.length + 1;

/** A profile speaks of a day at least, so that an evening is not held against a morning. */
const SHORTEST_SPAN_MS = 86_400_000;

const HOUR_MS = 3_600_000;

const { min } = Math;

/**
 * For how long each feature of some series lay in each bin, in hours: `N_BINS` numbers for each feature, in the order of
 * `FEATURE_NAMES`. Hours, not samples: features look back an hour, so that the samples of one hour are worth one observation.
 */
export type FeatureProfile = Float64Array;

/**
 * Profiles the newest part of a series: the held-out fifth, or the last day where that is longer, after a warm-up on what lies before.
 * Two histories of one length are thus profiled at the same age of their states.
 *
 * @param untilMs epoch milliseconds; samples from here on are excluded.
 * @param timeZone whose wall clock the series follows; UTC by default.
 * @returns all zeros for a series that is shorter than its warm-up.
 */
export function profileSeries(samples: SeriesSamples, untilMs = Infinity, timeZone?: string): FeatureProfile {
  const profile = new Float64Array(N_FEATURES * N_BINS);
  const fromMs = startOf(samples);
  const state = SeriesState.create();
  const reader = new SeriesReader(state, timeZone);
  const intake = new SampleIntake(state, samples);
  for (let i = intake.next(); i >= 0; i = intake.next()) {
    const at = samples.timestamps[i]!;
    if (at >= untilMs) break;
    const hours = min(at - state.lastTimestamp, HOUR_MS) / HOUR_MS;
    reader.consume(at, samples.values[i]!);
    if (at < fromMs || state.sampleCount <= WARM_UP_SAMPLES) continue;
    for (let feature = 0; feature < N_FEATURES; feature += 1)
      profile[feature * N_BINS + binOf(reader.row[feature]!)]! += hours;
  }
  return profile;
}

function startOf({ timestamps }: SeriesSamples): number {
  const heldOutMs = timestamps[heldOutFrom(timestamps.length)] ?? Infinity;
  return min(heldOutMs, (timestamps.at(-1) ?? 0) - SHORTEST_SPAN_MS);
}

function binOf(sigmas: number): number {
  let bin = 0;
  while (bin < BOUNDS.length && sigmas >= BOUNDS[bin]!) bin += 1;
  return bin;
}

/** Adds several profiles. */
export function sumProfiles(profiles: readonly FeatureProfile[]): FeatureProfile {
  const sum = new Float64Array(N_FEATURES * N_BINS);
  for (const profile of profiles) for (const [i, hours] of profile.entries()) sum[i]! += hours;
  return sum;
}

/** Hours of series a profile speaks of. */
export function hoursProfiled(profile: FeatureProfile): number {
  return profile.subarray(0, N_BINS).reduce((sum, hours) => sum + hours, 0);
}
