import { Inject, Injectable } from '@nestjs/common';
import { type Asset, AssetDirectory } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { dayOf } from '../day.js';
import { isPhysical } from '../physical-asset.js';
import type { AssetRisk } from './asset-risk.js';
import { RISK_HORIZONS, type RiskHorizon } from '../risk-horizons.js';
import { type BriefPrediction, Predictions } from './prediction.repository.js';

/** Whose risks to look at. */
export interface RiskQuery {
  readonly horizonDays: RiskHorizon;
  readonly type?: string | undefined;
  readonly location?: string | undefined;
}

/** What was predicted before is not said of today. */
const FRESH_DAYS = 2;
/** Reasons of more than these are not read at once. */
const MOST_WITH_REASONS = 1_000;

const VIRTUAL =
  'It has no hardware of its own: nothing is predicted of virtual assets, and of what only passes something through';
const IN_MAINTENANCE = 'It is in maintenance: excluded from the ranking';

/** Knows what the newest predictions say of the assets. */
@Injectable()
export class CurrentRisks {
  constructor(
    private readonly directory: AssetDirectory,
    private readonly predictions: Predictions,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  /** The monitored assets, ranked: by probability, those without one by their time to failure, then those of which nothing is said. The first 1000 come with contributions. */
  async ofFleet(query: RiskQuery): Promise<readonly AssetRisk[]> {
    const ranked = await this.rank(query);
    return [
      ...(await this.withContributions(ranked.slice(0, MOST_WITH_REASONS))),
      ...ranked.slice(MOST_WITH_REASONS).map(({ risk }) => risk),
    ];
  }

  /** The same ranking, a part of it with contributions. */
  async page(
    query: RiskQuery,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly total: number; readonly risks: readonly AssetRisk[] }> {
    const ranked = await this.rank(query);
    const shown = ranked.slice(offset, offset + limit);
    return { total: ranked.length, risks: await this.withContributions(shown) };
  }

  /** @throws AssetNotFoundError */
  async ofAsset(assetId: string, horizonDays: RiskHorizon): Promise<AssetRisk> {
    const asset = await this.directory.get(assetId);
    const [newest] = (await this.predictions.findOf(asset.id, this.sinceDay())).slice(-1);
    const { risk } = this.toRanked(asset, newest, horizonDays);
    return { ...risk, contributions: isShown(risk, newest) ? (newest?.contributions ?? []) : [] };
  }

  private async rank({ horizonDays, type, location }: RiskQuery): Promise<readonly RankedRisk[]> {
    const [assets, newest] = await Promise.all([
      this.directory.listMonitored(),
      this.predictions.findNewest(this.sinceDay()),
    ]);
    return assets
      .filter((asset) => type === undefined || asset.type === type)
      .filter((asset) => location === undefined || asset.location === location)
      .map((asset) => this.toRanked(asset, newest.get(asset.id), horizonDays))
      .sort(compareRisks);
  }

  private async withContributions(ranked: readonly RankedRisk[]): Promise<readonly AssetRisk[]> {
    const shown = ranked.flatMap(({ risk, prediction }) =>
      prediction && isShown(risk, prediction) ? [prediction] : [],
    );
    const contributions = await this.predictions.findContributions(shown);
    return ranked.map(({ risk }) => ({ ...risk, contributions: contributions.get(risk.assetId) ?? [] }));
  }

  private toRanked(
    asset: Asset,
    prediction: BriefPrediction | undefined,
    horizonDays: RiskHorizon,
  ): RankedRisk {
    const { id, name, type, location, status } = asset;
    const subject = { assetId: id, assetName: name, assetType: type, location: location ?? null };
    if (!isPhysical(type)) return { risk: { ...subject, ...unknown(VIRTUAL), isRanked: false }, prediction };
    const isRanked = status !== 'maintenance';
    if (prediction === undefined)
      return { risk: { ...subject, ...unknown(this.whyNothing()), isRanked }, prediction };
    const place = RISK_HORIZONS.indexOf(horizonDays);
    const reason = prediction.reason ?? prediction.timeReason;
    const probability = prediction.risks[place] ?? null;
    const risk: AssetRisk = {
      ...subject,
      isRanked,
      predictedAt: prediction.predictedAt,
      basis: prediction.basis,
      reason: isRanked ? reason : IN_MAINTENANCE,
      probability,
      probabilityLow: prediction.lows[place] ?? null,
      probabilityHigh: prediction.highs[place] ?? null,
      timeToFailureDays: prediction.timeToFailure,
      expectedCost: this.expectedCost(type, probability),
      contributions: [],
    };
    return { risk, prediction };
  }

  /** @returns null where nobody says what a failure costs */
  private expectedCost(type: string, probability: number | null): number | null {
    const { costs } = this.config.maintenance;
    const cost = costs?.byType[type] ?? costs?.byType['*'];
    return cost === undefined || probability === null ? null : cost * probability;
  }

  private whyNothing(): string {
    return this.config.maintenance.isEnabled
      ? 'Nothing has been predicted yet: assets are looked at every six hours'
      : 'Nothing is predicted: MAINTENANCE_ENABLED is false';
  }

  private sinceDay(): number {
    return dayOf(this.clock.now().getTime()) - FRESH_DAYS;
  }
}

/** Days; two without a time stand alike. */
const FAR = 1e9;

interface RankedRisk {
  readonly risk: AssetRisk;
  readonly prediction: BriefPrediction | undefined;
}

function isShown({ basis }: AssetRisk, prediction: BriefPrediction | undefined): boolean {
  return prediction !== undefined && basis !== 'none';
}

function unknown(reason: string) {
  return {
    ...({ predictedAt: null, basis: 'none', reason, probability: null, probabilityLow: null } as const),
    ...{ probabilityHigh: null, timeToFailureDays: null, expectedCost: null, contributions: [] },
  };
}

function compareRisks({ risk: a }: RankedRisk, { risk: b }: RankedRisk): number {
  return (
    Number(b.isRanked) - Number(a.isRanked) ||
    (b.probability ?? -1) - (a.probability ?? -1) ||
    medianOf(a) - medianOf(b) ||
    a.assetName.localeCompare(b.assetName) ||
    a.assetId.localeCompare(b.assetId)
  );
}

function medianOf({ timeToFailureDays }: AssetRisk): number {
  return timeToFailureDays?.median ?? FAR;
}
