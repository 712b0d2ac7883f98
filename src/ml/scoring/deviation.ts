import { calibrate, type Anchors } from '../calibration/calibrate.js';
import { FEATURE } from '../features/layout.js';

/** Strengths of normal development samples: 95 % lie below the first, 99.9 % below the second. */
const DEVIATION_ANCHORS: Anchors = { atHalf: 3.7, atAlarm: 5.4 };

/**
 * Scores a row of scaled features without a model: the quartic mean of their sigmas plus the excess, calibrated. The quartic mean
 * lies between the mean and the largest, and on the development data beats both.
 *
 * @param row scaled features of one sample.
 * @returns 0..1, higher = more anomalous.
 */
export function scoreByDeviation(row: Float32Array): number {
  let quartics = 0;
  for (let feature = 0; feature < FEATURE.excess; feature += 1) quartics += row[feature]! ** 4;
  return calibrate((quartics / FEATURE.excess) ** 0.25 + row[FEATURE.excess]!, DEVIATION_ANCHORS);
}
