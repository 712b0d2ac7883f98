import type { AssetSituation, OpenEpisode } from '../../anomaly/index.js';
import type { AssetRisk } from '../risks/asset-risk.js';
import { healthByRisk } from './health-curve.js';

export type HealthStatus = 'healthy' | 'warning' | 'critical' | 'unknown';

/** One thing that lowers a score. */
export interface HealthFactor {
  readonly kind: 'device-status' | 'episode' | 'staleness' | 'failure-risk';
  /** What it takes off the score, 0..100. */
  readonly points: number;
  readonly reason: string;
  readonly episodeId?: string;
}

export interface AssetHealth {
  /** Integer, 0 (worst) to 100. */
  readonly score: number;
  readonly status: HealthStatus;
  /** What lowered it, the largest first. */
  readonly factors: readonly HealthFactor[];
}

export interface HealthInput extends AssetSituation {
  /** In the words of EMS Core. */
  readonly deviceStatus: string;
  readonly now: Date;
  readonly foresight: Foresight;
}

/** What is foreseen of an asset. */
export interface Foresight {
  readonly horizonDays: number;
  /** Undefined where nobody has looked. */
  readonly risk: AssetRisk | undefined;
}

const HEALTHY_FROM = 80;
const WARNING_FROM = 60;
const EPISODE_POINTS: Readonly<Record<OpenEpisode['severity'], number>> = {
  critical: 50,
  high: 35,
  medium: 25,
  low: 10,
};
const STATUS_POINTS: Readonly<Record<string, number>> = { offline: 100, warning: 25 };
const STALE_POINTS = 30;
/** So many contributions explain a risk. */
const REASONS_SHOWN = 2;
const STALE_AFTER_MS = 15 * 60_000;
const STALE_AFTER_INTERVALS = 3;
/** An asset that has not reported for so long is not rated by what it reported before. */
const FORGOTTEN_AFTER_MS = 86_400_000;

/**
 * Rates an asset: the probability that it does not fail within the horizon, by {@link healthByRisk}, less the points of what is wrong with
 * it now; at least 0.
 *
 * | what                                                      | points                                    |
 * |-----------------------------------------------------------|-------------------------------------------|
 * | the device's status                                       | offline 100, warning 25                   |
 * | each open episode                                         | critical 50, high 35, medium 25, low 10   |
 * | the probability of failing within the horizon             | 100 less the health of the curve          |
 * | no sample for 15 minutes and three polling intervals      | 30, unless an open episode says it already |
 *
 * Healthy from 80, warning from 60, critical below. Without a sample within a day nothing is known: the status is unknown and the
 * score 0, unless the device is offline, which is critical.
 */
export function rateHealth(input: HealthInput): AssetHealth {
  const { deviceStatus, lastSampleAt, now } = input;
  const isOffline = deviceStatus === 'offline';
  const ageMs = lastSampleAt === null ? Infinity : now.getTime() - lastSampleAt.getTime();
  if (ageMs > FORGOTTEN_AFTER_MS && !isOffline) {
    const reason = lastSampleAt === null ? 'no sample was ever seen' : `no sample ${agoText(ageMs)}`;
    return { score: 0, status: 'unknown', factors: [{ kind: 'staleness', points: 100, reason }] };
  }
  const factors = [
    ...statusFactors(deviceStatus),
    ...input.openEpisodes.map(episodeFactor),
    ...stalenessFactors(input, ageMs),
    ...riskFactors(input.foresight),
  ].sort((a, b) => b.points - a.points);
  const score = Math.max(0, 100 - factors.reduce((sum, { points }) => sum + points, 0));
  return { score, status: statusOf(score), factors };
}

function statusOf(score: number): HealthStatus {
  if (score >= HEALTHY_FROM) return 'healthy';
  return score >= WARNING_FROM ? 'warning' : 'critical';
}

function statusFactors(deviceStatus: string): readonly HealthFactor[] {
  const points = STATUS_POINTS[deviceStatus];
  const reason = `EMS Core has the device as ${deviceStatus}`;
  return points === undefined ? [] : [{ kind: 'device-status', points, reason }];
}

function episodeFactor({ id, severity, reason }: OpenEpisode): HealthFactor {
  return { kind: 'episode', points: EPISODE_POINTS[severity], reason, episodeId: id };
}

function stalenessFactors(input: HealthInput, ageMs: number): readonly HealthFactor[] {
  const { intervalMs, openEpisodes } = input;
  const isExpected = ageMs <= Math.max(STALE_AFTER_MS, STALE_AFTER_INTERVALS * (intervalMs ?? 0));
  if (isExpected || openEpisodes.some(({ isMissingData }) => isMissingData)) return [];
  return [{ kind: 'staleness', points: STALE_POINTS, reason: `no sample ${agoText(ageMs)}` }];
}

/** A device that is down has failed already, and is at 0 anyway. */
function riskFactors({ risk, horizonDays }: Foresight): readonly HealthFactor[] {
  const probability = risk?.probability ?? null;
  const points = probability === null ? 0 : Math.round(100 - healthByRisk(probability));
  if (risk === undefined || probability === null || points === 0) return [];
  const causes = risk.contributions.filter(({ share }) => share > 0).slice(0, REASONS_SHOWN);
  const because = causes.length === 0 ? '' : `: ${causes.map(({ text }) => text).join('; ')}`;
  return [
    {
      kind: 'failure-risk',
      points,
      reason: `fails within ${horizonDays} days with a probability of ${percent(probability)}${because}`,
    },
  ];
}

function percent(probability: number): string {
  return `${(100 * probability).toFixed(probability < 0.1 ? 1 : 0)} %`;
}

function agoText(ageMs: number): string {
  if (!Number.isFinite(ageMs)) return 'so far';
  const minutes = Math.round(ageMs / 60_000);
  return minutes < 120 ? `for ${minutes} minutes` : `for ${Math.round(minutes / 60)} hours`;
}
