import { calibrate, type Anchors } from '../calibration/calibrate.js';
import { FEATURE } from './layout.js';

const { sqrt } = Math;

/** Strengths of normal development samples: 95 % lie below the first, 99.9 % below the second. */
const DEVIATION_ANCHORS: Anchors = { atHalf: 3.7, atAlarm: 5.4 };

/**
 * Scores a row of scaled features without a model: how strongly it deviates, calibrated.
 *
 * @param row scaled features of one sample.
 * @returns 0..1, higher = more anomalous.
 */
export function scoreByDeviation(row: Float32Array): number {
  return calibrate(strengthOf(row), DEVIATION_ANCHORS);
}

/** The least {@link strengthOf} of an anomaly. */
export const ANOMALOUS = DEVIATION_ANCHORS.atAlarm;

/** Whether a sample of this {@link strengthOf} is an anomaly by its deviation: a score of 0.7. */
export function isAnomalousByDeviation(strength: number): boolean {
  return strength >= DEVIATION_ANCHORS.atAlarm;
}

/** Whether it is conspicuous, a score of 0.5: one normal sample in twenty is. */
export function isConspicuous(strength: number): boolean {
  return strength >= DEVIATION_ANCHORS.atHalf;
}

/**
 * How strongly a sample deviates: the quartic mean of its sigmas plus the excess. The quartic mean lies between the mean and the largest,
 * and on the development data beats both.
 *
 * @param row scaled features of one sample.
 * @returns in sigmas, about 1 for an ordinary sample.
 */
export function strengthOf(row: Float32Array): number {
  let quartics = 0;
  for (let feature = 0; feature < FEATURE.excess; feature += 1) {
    const square = row[feature]! * row[feature]!;
    quartics += square * square;
  }
  return sqrt(sqrt(quartics / FEATURE.excess)) + row[FEATURE.excess]!;
}
