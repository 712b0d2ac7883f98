import { Injectable } from '@nestjs/common';
import { OpenEpisodes, SweepMonitor } from '../../anomaly/index.js';
import { AssetHealthService, type RatedAsset } from '../../maintenance/index.js';
import { DetectorProvider, ModelCatalog } from '../../models/index.js';
import { type FleetAsset, toFleetAsset } from '../fleet-asset.js';
import { AssetListing, type ListedAssets } from './asset-listing.service.js';

const DAY_MS = 86_400_000;

/** How new it is what the overview shows. */
export interface Freshness {
  readonly lastSampleAt: Date | null;
  readonly lastSweepAt: Date | null;
  /** How far the sweep of the slowest assets is behind. */
  readonly sweepLagSeconds: number | null;
  readonly modelVersion: string | null;
  readonly modelTrainedAt: Date | null;
}

/** What happened in the last day. */
export interface RecentChanges {
  readonly nOpened: number;
  readonly nClosed: number;
  readonly nActivations: number;
}

export interface Fleet {
  /** By name. */
  readonly assets: readonly FleetAsset[];
  readonly choices: ListedAssets['choices'];
  readonly freshness: Freshness;
  readonly changes: RecentChanges;
}

/** Reads how all assets are doing, in a handful of statements however many they are. */
@Injectable()
export class FleetService {
  constructor(
    private readonly listing: AssetListing,
    private readonly health: AssetHealthService,
    private readonly sweeps: SweepMonitor,
    private readonly episodes: OpenEpisodes,
    private readonly models: ModelCatalog,
    private readonly detector: DetectorProvider,
  ) {}

  async read(now: Date): Promise<Fleet> {
    const since = new Date(now.getTime() - DAY_MS);
    const [{ rated, choices }, sweep, changes, nActivations] = await Promise.all([
      this.rateAll(),
      this.sweeps.lastSweep(),
      this.episodes.countChanges(since),
      this.models.countActivations(since),
    ]);
    const model = this.detector.current();
    const lastSampleMs = rated.reduce(
      (ms, { lastSampleAt }) => Math.max(ms, lastSampleAt?.getTime() ?? 0),
      0,
    );
    return {
      assets: rated.map(toFleetAsset),
      choices,
      freshness: {
        lastSampleAt: lastSampleMs === 0 ? null : new Date(lastSampleMs),
        lastSweepAt: sweep.sweptAt,
        sweepLagSeconds: sweep.sweptUntil && Math.max(0, (now.getTime() - sweep.sweptUntil.getTime()) / 1000),
        modelVersion: model?.modelVersion ?? null,
        modelTrainedAt: model?.trainedAt ?? null,
      },
      changes: { ...changes, nActivations },
    };
  }

  private async rateAll(): Promise<
    Pick<ListedAssets, 'choices'> & { readonly rated: readonly RatedAsset[] }
  > {
    const { assets, choices } = await this.listing.list();
    return { rated: await this.health.rateAll(assets), choices };
  }
}
