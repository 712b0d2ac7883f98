import { N_SEASON_BINS, SLOT } from './layout.js';

const { floor, max, min } = Math;
const { isNaN: isMissing } = Number;

const DAY_MS = 86_400_000;
const BIN_MS = DAY_MS / N_SEASON_BINS;

/** Share of a bin's level that one full half-hour replaces: the level remembers about four days. */
const BIN_GAIN = 0.25;

/** A level that has been seen for less than this many samples follows their plain mean instead. */
const LEVEL_GAIN = 0.02;

/**
 * The half-hour of the day a sample falls into, 0..47.
 *
 * @param timestamp local time, as `LocalClock.localTime` gives it; so everywhere in this file.
 */
export function seasonBinOf(timestamp: number): number {
  const timeOfDay = timestamp - floor(timestamp / DAY_MS) * DAY_MS;
  return min(N_SEASON_BINS - 1, floor(timeOfDay / BIN_MS));
}

/**
 * The usual value at this time of day: the level of the half-hour, before the first full day the running level.
 *
 * @returns NaN before the first sample.
 */
export function usualValue(slots: Float64Array, timestamp: number): number {
  const level = slots[SLOT.season + seasonBinOf(timestamp)]!;
  return isMissing(level) ? slots[SLOT.level]! : level;
}

/**
 * Moves the usual level towards a sample by a share that grows with the time it stands for.
 *
 * @param elapsed milliseconds the sample stands for.
 * @param reach largest distance the level may be pulled by, so that an anomaly is not learned in a day.
 */
export function learnSeason(
  slots: Float64Array,
  timestamp: number,
  { value, elapsed, reach }: { value: number; elapsed: number; reach: number },
): void {
  const bin = SLOT.season + seasonBinOf(timestamp);
  slots[bin] = pulled(slots[bin]!, value, BIN_GAIN * min(1, elapsed / BIN_MS), reach);
  slots[SLOT.level] = pulled(
    slots[SLOT.level]!,
    value,
    max(LEVEL_GAIN, 1 / (slots[SLOT.sampleCount]! + 1)),
    reach,
  );
}

function pulled(level: number, value: number, gain: number, reach: number): number {
  if (isMissing(level)) return value;
  return level + gain * max(-reach, min(reach, value - level));
}
