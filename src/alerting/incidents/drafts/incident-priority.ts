import { describeContribution, SEVERITIES, type Severity } from '../../../ml/index.js';
import type { PriorityShare } from '../incident.js';
import type { MemberFigures } from '../member-figures.js';
import type { Member } from '../member.js';

/** What operators said of incidents that began alike. */
export interface PastFeedback {
  readonly nReal: number;
  readonly nNoise: number;
}

/** Points for one of the engine's units of urgency: the most urgent alerts of the labelled sets have 12 to 14 of them. */
const POINTS_PER_UNIT = 5;
/** All of the engine's contributions together; the rest of the hundred is for what only the service knows. */
const MOST_OF_ENGINE = 70;
/** A score from 0.5 up, in points: 1 has 10. */
const [LEAST_SCORE, MOST_OF_SCORE] = [0.5, 10];
const POINTS_OF_TIER: Readonly<Record<number, number>> = { 1: 5, 2: 2 };
/** Each feedback has less weight than the one before it. */
const MOST_OF_FEEDBACK = 10;
/** An hour has 1 point, a day 5. */
const MOST_OF_DURATION = 5;
const HOUR_MS = 3_600_000;

/** Why an incident is as urgent as it is: whole points, whose sum is 0..100. */
export function incidentPriority(
  figures: MemberFigures,
  feedback: PastFeedback,
  now: Date,
): readonly PriorityShare[] {
  const most = figures.notable.reduce((top, one) => (one.urgency > top.urgency ? one : top));
  const shares = [
    ...withinMost(engineShares(most, figures.severity)),
    ...scoreShare(figures),
    ...tierShare(figures),
    ...feedbackShare(feedback),
    ...durationShare(figures, now),
  ];
  return notBelowZero(shares.filter(({ value }) => value !== 0));
}

/** What the engine said of the most urgent member, with the severity of the whole. */
function engineShares({ contributions }: Member, severity: Severity): readonly PriorityShare[] {
  const rank = SEVERITIES.indexOf(severity) / (SEVERITIES.length - 1);
  const ofSeverity = { reason: 'severity', value: rank * 2, text: `its severity is ${severity}` };
  const others = contributions
    .filter(({ reason }) => reason !== 'severity')
    .map((one) => ({ reason: one.reason, value: one.value, text: describeContribution(one) }));
  return [ofSeverity, ...others].map((one) => ({ ...one, value: one.value * POINTS_PER_UNIT }));
}

/** Whole points; where they are too many, all by the same factor. */
function withinMost(shares: readonly PriorityShare[]): readonly PriorityShare[] {
  const sum = shares.reduce((total, { value }) => total + Math.max(0, value), 0);
  const factor = Math.min(1, MOST_OF_ENGINE / sum);
  return shares.map((one) => ({ ...one, value: Math.trunc(one.value * factor) }));
}

function scoreShare({ score }: MemberFigures): readonly PriorityShare[] {
  if (score === null) return [];
  const value = Math.round((MOST_OF_SCORE * (score - LEAST_SCORE)) / (1 - LEAST_SCORE));
  if (value <= 0) return [];
  return [{ reason: 'surprise', value, text: `the highest anomaly score in it is ${score.toFixed(2)}` }];
}

function tierShare({ tier }: MemberFigures): readonly PriorityShare[] {
  const value = tier === null ? undefined : POINTS_OF_TIER[tier];
  return value === undefined ? [] : [{ reason: 'tier', value, text: `it affects an asset of tier ${tier}` }];
}

function feedbackShare({ nReal, nNoise }: PastFeedback): readonly PriorityShare[] {
  const balance = nReal - nNoise;
  const value = Math.round(MOST_OF_FEEDBACK * (1 - 2 ** -Math.abs(balance))) * Math.sign(balance);
  const text = `operators called ${nReal} of its like real, ${nNoise} noise`;
  return value === 0 ? [] : [{ reason: 'feedback', value, text }];
}

function durationShare({ startedAt, endedAt }: MemberFigures, now: Date): readonly PriorityShare[] {
  const hours = Math.max(0, ((endedAt ?? now).getTime() - startedAt.getTime()) / HOUR_MS);
  const value = Math.min(MOST_OF_DURATION, Math.round(1.55 * Math.log1p(hours)));
  return value === 0 ? [] : [{ reason: 'duration', value, text: `it has gone on for ${hours.toFixed(1)} h` }];
}

/** What makes it less urgent counts as far as there is anything to take away. */
function notBelowZero(shares: readonly PriorityShare[]): readonly PriorityShare[] {
  let left = shares.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const kept = shares.map((one) => {
    if (one.value > 0) return one;
    const value = -Math.min(left, -one.value);
    left += value;
    return { ...one, value };
  });
  return kept.filter(({ value }) => value !== 0);
}
