import type { AssetRisk, RiskContribution, TimeToFailureDays } from '../risks/asset-risk.js';
import { type Action, actionFor, SYMPTOM_OF } from './actions.js';
import type { Impact, Recommendation } from './recommendation.js';

/** How far the risks look ahead that something is recommended from. */
export const HORIZON_DAYS = 30;
/** Below it, more than nineteen visits of twenty find nothing. */
const LEAST_PROBABILITY = 0.05;
/** What is less than a quarter of the risk is done with the rest, or not. */
const LEAST_SHARE = 0.25;
/** From this share on a part is the cause of its symptoms. */
const LEAST_CAUSE = 0.1;
/** Until the risk has come to this, there is time. */
const ACCEPTED_RISK = 0.1;
const MOST_DAYS = 90;
const DAY_MS = 86_400_000;
/** Texts of contributions in a reason. */
const MOST_REASONS = 3;

interface Circumstances {
  readonly impact: Impact;
  /** How often what is recommended was right, 0..1. */
  readonly trust: (action: Action) => number;
}

/** What to do about the risk of an asset: an action for each part of it that is large enough; nothing where the risk is small or unknown. */
export function recommend(risk: AssetRisk, { impact, trust }: Circumstances): readonly Recommendation[] {
  const { predictedAt } = risk;
  const probability = risk.probability ?? probabilityWithin(HORIZON_DAYS, risk.timeToFailureDays);
  if (predictedAt === null || probability === undefined || probability < LEAST_PROBABILITY) return [];
  const dueAt = new Date(predictedAt.getTime() + daysLeft(probability, risk.timeToFailureDays) * DAY_MS);
  const weight = 1 + (impact.nCutOff ?? 0);
  return partsOf(risk.contributions).map(({ action, share, contributions }) => ({
    ...headOf(risk),
    action,
    predictedAt,
    share,
    why:
      contributions
        .slice(0, MOST_REASONS)
        .map(({ text }) => text)
        .join('; ') || NO_SIGN,
    metricName: contributions[0]?.metricName ?? null,
    dueAt,
    impact,
    priority: probability * share * weight * trust(action),
  }));
}

const NO_SIGN = 'Nothing that is measured says what it is';

function headOf(risk: AssetRisk) {
  const { assetId, assetName, assetType, location, basis } = risk;
  const { probability, probabilityLow, probabilityHigh } = risk;
  return { assetId, assetName, assetType, location, basis, probability, probabilityLow, probabilityHigh };
}

interface Part {
  readonly action: Action;
  readonly share: number;
  /** From the largest. */
  readonly contributions: readonly RiskContribution[];
}

/** What raises the risk, by what can be done about it; the largest part whatever its share. */
function partsOf(contributions: readonly RiskContribution[]): readonly Part[] {
  const raising = contributions.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  const total = raising.reduce((sum, { share }) => sum + share, 0);
  const actionOf = ({ metricName, feature }: RiskContribution) => actionFor(metricName ?? feature);
  const shareOf = (action: Action) =>
    raising.filter((one) => actionOf(one) === action).reduce((sum, { share }) => sum + share, 0);
  const byAction = Map.groupBy(raising, (one) => {
    const [action, cause] = [actionOf(one), SYMPTOM_OF[actionOf(one)]];
    return cause !== undefined && shareOf(cause) >= LEAST_CAUSE * total ? cause : action;
  });
  const parts = [...byAction].map(([action, ones]) => ({
    action,
    share: ones.reduce((sum, { share }) => sum + share, 0) / total,
    contributions: ones,
  }));
  parts.sort((a, b) => b.share - a.share);
  const large = parts.filter(
    ({ action, share }, k) => k === 0 || (share >= LEAST_SHARE && action !== 'nothing'),
  );
  return large.length > 0 ? large : [{ action: 'nothing', share: 1, contributions: [] }];
}

/** Where only a time to failure is known: its median has half of the probability before it, its interval 0.9. */
function probabilityWithin(days: number, time: TimeToFailureDays | null): number | undefined {
  if (time === null) return undefined;
  const { low, median, high } = time;
  if (days < low) return ACCEPTED_RISK / 2;
  if (days < median) return 0.05 + (0.45 * (days - low)) / (median - low);
  if (high === null || high <= median) return 0.5;
  return Math.min(0.95, 0.5 + (0.45 * (days - median)) / (high - median));
}

/** Until the earliest plausible failure, or until the risk has come to a tenth, whichever is sooner. */
function daysLeft(probability: number, time: TimeToFailureDays | null): number {
  const byRisk = (HORIZON_DAYS * Math.log(1 - ACCEPTED_RISK)) / Math.log(1 - Math.min(probability, 0.999));
  return Math.max(0, Math.min(byRisk, time?.low ?? Infinity, MOST_DAYS));
}
