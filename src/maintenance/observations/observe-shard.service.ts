import { Inject, Injectable, Logger } from '@nestjs/common';
import { shardOf } from '../../anomaly/index.js';
import { type Asset, AssetDirectory } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { isConnectionFailure } from '../../platform/database/index.js';
import { DAY_MS, dayOf } from '../day.js';
import { isPhysical } from '../physical-asset.js';
import type { ObservedAsset } from './observation.js';
import { ObserveAsset } from './observe-asset.service.js';
import { ObservedAssets } from './observed-asset.repository.js';
import { ReadAssetDays } from './read-asset-days.service.js';
import { ReadAssetEvents } from './read-asset-events.service.js';

const ASSETS_PER_LISTING = 20;
const SECONDS_PER_DAY = 86_400;

/** How many assets of a shard were looked at. */
export interface ObserveReport {
  readonly nAssets: number;
  readonly nFailed: number;
}

/** Looks at the assets of a shard. Repeated after an interruption, it goes on where each of them was left. */
@Injectable()
export class ObserveShard {
  private readonly logger = new Logger('Maintenance');

  constructor(
    private readonly directory: AssetDirectory,
    private readonly observed: ObservedAssets,
    private readonly days: ReadAssetDays,
    private readonly events: ReadAssetEvents,
    private readonly assets: ObserveAsset,
    @Inject(SERVICE_CONFIG)
    private readonly config: Pick<ServiceConfig, 'maintenance' | 'metrics' | 'training'>,
  ) {}

  /** @param signal - ends it early; what is left is for whoever begins the shard again */
  async run(shard: number, clock: Clock, signal: AbortSignal): Promise<ObserveReport> {
    const monitored = await this.directory.listMonitored();
    const assets = monitored.filter(({ id, type }) => shardOf(id) === shard && isPhysical(type));
    let nFailed = 0;
    for (let at = 0; at < assets.length && !signal.aborted; at += ASSETS_PER_LISTING) {
      const some = assets.slice(at, at + ASSETS_PER_LISTING);
      nFailed += await this.observeSome(some, clock.now().getTime(), signal);
    }
    return { nAssets: assets.length, nFailed };
  }

  private async observeSome(assets: readonly Asset[], nowMs: number, signal: AbortSignal): Promise<number> {
    const ids = assets.map(({ id }) => id);
    const observed = await this.observed.find(ids);
    const fromDays = new Map(ids.map((id) => [id, this.fromDay(observed.get(id), nowMs)]));
    const firstDay = [...fromDays.values()].reduce((least, day) => Math.min(least, day), dayOf(nowMs));
    const series = Map.groupBy(await this.days.listSeries(ids, firstDay * DAY_MS), ({ assetId }) => assetId);
    const counts = await this.events.read(ids, firstDay);
    let nFailed = 0;
    for (const asset of assets) {
      const task = {
        ...{ asset, counts, nowMs, series: series.get(asset.id) ?? [] },
        ...{ before: observed.get(asset.id), fromDay: fromDays.get(asset.id) ?? dayOf(nowMs) },
      };
      if (!signal.aborted)
        nFailed += await this.assets.observe(task, signal).then(() => 0, this.tolerate(asset));
    }
    return nFailed;
  }

  /** One that fails does not keep the others from anything; a database that is away does. */
  private tolerate({ name }: Asset): (error: unknown) => number {
    return (error) => {
      if (isConnectionFailure(error)) throw error;
      this.logger.warn(`${name} could not be looked at: ${error instanceof Error ? error.message : ''}`);
      return 1;
    };
  }

  /** Yesterday once more, for what arrived late. */
  private fromDay(observed: ObservedAsset | undefined, nowMs: number): number {
    const today = dayOf(nowMs);
    const { maintenance, metrics, training } = this.config;
    // Over the REST API no more is there than what trainings read.
    const nDays =
      metrics.source === 'api'
        ? Math.min(maintenance.historyDays, Math.floor(training.historySeconds / SECONDS_PER_DAY))
        : maintenance.historyDays;
    return Math.max(today - nDays, (observed?.untilDay ?? 0) - 1);
  }
}
