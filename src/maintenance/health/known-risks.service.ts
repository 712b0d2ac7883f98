import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import type { RiskHorizon } from '../risk-horizons.js';
import type { AssetRisk } from '../risks/asset-risk.js';
import { CurrentRisks } from '../risks/current-risks.js';

/** Predictions are made a few times a day, and looked at with every overview. */
const FRESH_MS = 60_000;

/** What health knows of risks: those of the fleet are read once for everybody who looks at about the same time. */
@Injectable()
export class KnownRisks {
  private reading:
    | { readonly risks: Promise<ReadonlyMap<string, AssetRisk>>; readonly atMs: number }
    | undefined;

  constructor(
    private readonly current: CurrentRisks,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  /** How far health looks ahead. */
  get horizonDays(): RiskHorizon {
    return this.config.maintenance.healthHorizonDays;
  }

  /**
   * As it is now.
   *
   * @throws AssetNotFoundError
   */
  ofAsset(assetId: string): Promise<AssetRisk> {
    return this.current.ofAsset(assetId, this.horizonDays);
  }

  /** By asset; a minute old at most. */
  list(): Promise<ReadonlyMap<string, AssetRisk>> {
    const nowMs = this.clock.now().getTime();
    if (this.reading !== undefined && Math.abs(nowMs - this.reading.atMs) <= FRESH_MS)
      return this.reading.risks;
    const reading = { risks: this.read(), atMs: nowMs };
    this.reading = reading;
    // A failure is nobody's answer but that of those who wait for it.
    reading.risks.catch(() => {
      if (this.reading === reading) this.reading = undefined;
    });
    return reading.risks;
  }

  private async read(): Promise<ReadonlyMap<string, AssetRisk>> {
    const risks = await this.current.ofFleet({ horizonDays: this.horizonDays });
    return new Map(risks.map((risk) => [risk.assetId, risk]));
  }
}
