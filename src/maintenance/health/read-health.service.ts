import { Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { AssetHealthService, type RatedAsset } from './asset-health.service.js';
import { FLEET_STATUSES, type FleetDay, type FleetHealthStatus, type HealthDay } from './health-day.js';
import { fleetStatusOf, healthDayOf } from './health-day-of.js';
import { HealthDays } from './health-day.repository.js';
import { KnownRisks } from './known-risks.service.js';

const DAY_MS = 86_400_000;
const BIN_POINTS = 10;

/** Whose health to look at, and how far back. */
export interface FleetHealthQuery {
  readonly days: number;
  readonly type?: string | undefined;
  readonly location?: string | undefined;
}

/** Assets of which the score is at least `from` and below `until`; the last one includes 100. */
interface ScoreBin {
  readonly from: number;
  readonly until: number;
  readonly count: number;
}

export interface FleetHealth {
  readonly asOf: Date;
  readonly horizonDays: number;
  readonly counts: Readonly<Record<FleetHealthStatus, number>>;
  /** Of those with a score, how many have a predicted probability. */
  readonly nPredicted: number;
  readonly medianScore: number | null;
  readonly bins: readonly ScoreBin[];
  readonly trend: readonly FleetDay[];
}

export interface AssetHealthHistory {
  readonly asOf: Date;
  readonly horizonDays: number;
  readonly rated: RatedAsset;
  readonly status: FleetHealthStatus;
  readonly days: readonly HealthDay[];
}

/** Answers how the fleet and its assets are doing, now and over weeks. */
@Injectable()
export class ReadHealth {
  constructor(
    private readonly directory: AssetDirectory,
    private readonly health: AssetHealthService,
    private readonly days: HealthDays,
    private readonly risks: KnownRisks,
    private readonly clock: Clock,
  ) {}

  async ofFleet({ days, type, location }: FleetHealthQuery): Promise<FleetHealth> {
    const all = await this.directory.listMonitored();
    const wanted = all.filter((asset) => isWanted(asset, { type, location }));
    const isAll = type === undefined && location === undefined;
    const [rated, trend] = await Promise.all([
      this.health.rateAll(wanted),
      this.days.findFleet(this.dayBefore(days), isAll ? undefined : wanted.map(({ id }) => id)),
    ]);
    const now = rated.map((one) => healthDayOf(one, ''));
    const scores = now.flatMap(({ score }) => score ?? []).sort((a, b) => a - b);
    return {
      asOf: this.clock.now(),
      horizonDays: this.risks.horizonDays,
      counts: countsOf(now.map(({ status }) => status)),
      nPredicted: now.filter(({ score, probability }) => score !== null && probability !== null).length,
      medianScore: medianOf(scores),
      bins: binsOf(scores),
      trend,
    };
  }

  /** @throws AssetNotFoundError */
  async ofAsset(assetId: string, days: number): Promise<AssetHealthHistory> {
    const rated = await this.health.rate(assetId);
    return {
      asOf: this.clock.now(),
      horizonDays: this.risks.horizonDays,
      rated,
      status: fleetStatusOf(rated),
      days: await this.days.findOf(rated.asset.id, this.dayBefore(days)),
    };
  }

  private dayBefore(days: number): string {
    return new Date(this.clock.now().getTime() - days * DAY_MS).toISOString().slice(0, 10);
  }
}

function isWanted(asset: Asset, { type, location }: Pick<FleetHealthQuery, 'type' | 'location'>): boolean {
  return (
    (type === undefined || asset.type === type) && (location === undefined || asset.location === location)
  );
}

function countsOf(statuses: readonly FleetHealthStatus[]): FleetHealth['counts'] {
  const counts = Object.fromEntries(FLEET_STATUSES.map((status) => [status, 0])) as Record<
    FleetHealthStatus,
    number
  >;
  for (const status of statuses) counts[status] += 1;
  return counts;
}

/** @param scores - ascending */
function medianOf(scores: readonly number[]): number | null {
  const middle = (scores.length - 1) / 2;
  const [low, high] = [scores[Math.floor(middle)], scores[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function binsOf(scores: readonly number[]): readonly ScoreBin[] {
  const counts = new Uint32Array(100 / BIN_POINTS);
  for (const score of scores) {
    const bin = Math.min(counts.length - 1, Math.floor(score / BIN_POINTS));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return Array.from(counts, (count, k) => ({ from: k * BIN_POINTS, until: (k + 1) * BIN_POINTS, count }));
}
