import { fromLogOdds, logOdds } from './log-odds.js';

/** What the two anchors of a calibration are in raw scores: the shown score is 0.5 and 0.7 there. */
export interface Anchors {
  readonly atHalf: number;
  readonly atAlarm: number;
}

/** The shown score from which a sample is an anomaly, unless settings say otherwise. */
export const ALARM_SCORE = 0.7;

/**
 * Maps a raw score to the shown one, absolute and monotone: a logistic curve through 0.5 and 0.7 at the anchors,
 * s = 1 / (1 + (7/3)^(−(raw − a) / (b − a))).
 *
 * @param raw any finite number, higher = more anomalous.
 * @param anchors constants of the kind of raw score, found on normal development data.
 * @returns in 0..1.
 * @example calibrate(0.6, { atHalf: 0.5, atAlarm: 0.6 }) // 0.7
 */
export function calibrate(raw: number, { atHalf, atAlarm }: Anchors): number {
  return fromLogOdds((logOdds(ALARM_SCORE) * (raw - atHalf)) / (atAlarm - atHalf));
}
