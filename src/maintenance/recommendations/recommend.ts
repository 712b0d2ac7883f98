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
  const isLikely = probability !== undefined && probability >= LEAST_PROBABILITY;
  if (predictedAt === null || !risk.isRanked || !isLikely) return [];
  const dueAt = new Date(predictedAt.getTime() + daysLeft(probability, risk.timeToFailureDays) * DAY_MS);
  const weight = 1 + (impact.nCutOff ?? 0);
  return partsOf(namedOf(risk.contributions)).map(({ action, share, contributions }) => ({
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

/**
 * From the largest, with shares of all that is named: what was summed up as other things names no part, nor does a metric that the asset does not
 * have. Events of the platform say that something is wrong and not what: where the rest is a tenth of the risk, that decides.
 */
function namedOf(contributions: readonly RiskContribution[]): readonly RiskContribution[] {
  const named = withShares(
    contributions.filter(
      ({ feature, metricName, value }) => feature !== 'others' && (metricName === null || value !== null),
    ),
  );
  const others = named.filter((one) => !isOfEvents(one));
  return shareOf(others) >= LEAST_CAUSE ? withShares(others) : named;
}

function withShares(contributions: readonly RiskContribution[]): readonly RiskContribution[] {
  const all = shareOf(contributions);
  return contributions.map((one) => ({ ...one, share: one.share / all })).sort((a, b) => b.share - a.share);
}

function shareOf(contributions: readonly RiskContribution[]): number {
  return contributions.reduce((sum, { share }) => sum + share, 0);
}

/** They are of whatever kind, whatever they are called. */
function isOfEvents({ metricName, feature }: RiskContribution): boolean {
  return metricName === null && /events\b/.test(feature);
}

/** What raises the risk, by what can be done about it; `nothing` where no part that anything can be done about is large. */
function partsOf(contributions: readonly RiskContribution[]): readonly Part[] {
  const actionOf = (one: RiskContribution): Action =>
    isOfEvents(one) ? 'nothing' : actionFor(one.metricName ?? one.feature);
  const byAction = Map.groupBy(contributions, (one) => {
    const cause = SYMPTOM_OF[actionOf(one)];
    const isCaused = shareOf(contributions.filter((other) => actionOf(other) === cause)) >= LEAST_CAUSE;
    return cause !== undefined && isCaused ? cause : actionOf(one);
  });
  const parts = [...byAction].map(([action, ones]) => ({
    action,
    share: shareOf(ones),
    contributions: ones,
  }));
  const large = parts.filter(({ action, share }) => action !== 'nothing' && share >= LEAST_SHARE);
  if (large.length > 0) return large.sort((a, b) => b.share - a.share);
  return [{ action: 'nothing', share: 1, contributions }];
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
