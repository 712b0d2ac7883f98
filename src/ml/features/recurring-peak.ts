import { N_SEASON_BINS, SLOT } from './layout.js';
import { seasonBinOf } from './season.js';

const { log, max, min } = Math;

/** Share of a recurring peak that one day replaces. */
const PEAK_GAIN = 0.5;

/** Half-hours reach this peak by chance at a polling interval of five minutes, and more when there are more samples of noise. */
const CHANCE_PEAK = 2.2;
const CHANCE_GROWTH = 0.55;
const CHANCE_INTERVAL_MS = 300_000;

/** Mean peak of a day whose half-hours all have the chance peaks of noise. */
const NOISY_DAY = 1.5;

/** A recurring peak stands out by so much from the rest of the day. */
const ABOVE_THE_DAY = 1.2;

/** One day counts for no more than this, so that a single incident is not taken for recurring. */
const LARGEST_PEAK = CHANCE_PEAK / PEAK_GAIN;

/** The peak excess that is usual at this half-hour of the day: a nightly backup departs from the rest of the day, but it does so every night. 0 at first. */
export function usualExcess(slots: Float64Array, timestamp: number): number {
  const recurring = slots[SLOT.recurringPeak + seasonBinOf(timestamp)]! || 0;
  if (!(recurring > CHANCE_PEAK)) return 0;
  const day = meanRecurringPeak(slots);
  const noise = min(1, day / NOISY_DAY);
  const growth = CHANCE_GROWTH * max(0, log(CHANCE_INTERVAL_MS / slots[SLOT.interval]!));
  return min(recurring, max(0, 6 * (recurring - max(CHANCE_PEAK + noise * growth, day + ABOVE_THE_DAY))));
}

/** Over the whole day: an incident that lasts for days recurs at no half-hour. */
function meanRecurringPeak(slots: Float64Array): number {
  let sum = 0;
  for (let bin = 0; bin < N_SEASON_BINS; bin += 1) sum += slots[SLOT.recurringPeak + bin]! || 0;
  return sum / N_SEASON_BINS;
}

/** Remembers the highest excess of the current half-hour, and learns it once the half-hour is over. */
export function learnRecurringPeak(slots: Float64Array, timestamp: number, excess: number): void {
  const bin = seasonBinOf(timestamp);
  const current = slots[SLOT.currentBin]!;
  if (current === bin) {
    slots[SLOT.currentPeak] = max(slots[SLOT.currentPeak]!, excess);
    return;
  }
  if (current >= 0 && current < N_SEASON_BINS) {
    const recurring = slots[SLOT.recurringPeak + current]! || 0;
    const peak = max(0, min(LARGEST_PEAK, slots[SLOT.currentPeak]!));
    slots[SLOT.recurringPeak + current] = recurring + PEAK_GAIN * (peak - recurring);
  }
  slots[SLOT.currentBin] = bin;
  slots[SLOT.currentPeak] = excess;
}
