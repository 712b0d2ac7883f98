import { Inject, Injectable } from '@nestjs/common';
import { SeriesSituations } from '../../anomaly/index.js';
import { AssetHealthService } from '../../asset-health/index.js';
import { type Asset, AssetDirectory, type Connection, MetricSource } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { type FleetAsset, toFleetAsset } from '../fleet-asset.js';
import { type NewestSample, NewestSamples } from './newest-samples.service.js';

const NO_CONNECTIONS: Readonly<Record<ServiceConfig['metrics']['source'], string>> = {
  database: 'This database has no table device_connections that may be read.',
  api: 'Connections are read from the database of EMS Core, and this service reads over its REST API.',
};

/** A metric of the asset, as it is now. */
export interface AssetMetric {
  readonly metricName: string;
  /** Empty where it is not known. */
  readonly unit: string;
  readonly newest: NewestSample | undefined;
  readonly lastSampleAt: Date | null;
  readonly score: number | null;
  readonly openEpisodeId: string | null;
}

export interface Neighbour extends FleetAsset {
  readonly relation: Connection['relation'];
}

export interface AssetPage {
  readonly asset: Asset;
  readonly metrics: readonly AssetMetric[];
  readonly neighbours: readonly Neighbour[];
  /** Why no neighbours are known; null where they are. */
  readonly neighboursReason: string | null;
}

/** Answers what there is to say of an asset besides its charts. */
@Injectable()
export class AssetPageService {
  constructor(
    private readonly directory: AssetDirectory,
    private readonly source: MetricSource,
    private readonly situations: SeriesSituations,
    private readonly samples: NewestSamples,
    private readonly health: AssetHealthService,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'metrics'>,
  ) {}

  /** @throws AssetNotFoundError */
  async get(assetId: string): Promise<AssetPage> {
    const asset = await this.directory.get(assetId);
    const [metrics, connections] = await Promise.all([
      this.metricsOf(asset.id),
      this.source.findConnections(asset.id),
    ]);
    return {
      asset,
      metrics,
      neighbours: await this.neighboursOf(connections ?? []),
      neighboursReason: connections === undefined ? NO_CONNECTIONS[this.config.metrics.source] : null,
    };
  }

  /** Those that have reported at any time, by name. */
  private async metricsOf(assetId: string): Promise<readonly AssetMetric[]> {
    const [situations, samples] = await Promise.all([
      this.situations.getAll(assetId),
      this.samples.read(assetId),
    ]);
    const known = new Map(situations.map((situation) => [situation.metricName, situation]));
    const names = [...new Set([...known.keys(), ...samples.keys()])].sort((a, b) => a.localeCompare(b));
    return names.map((metricName) => {
      const newest = samples.get(metricName);
      const situation = known.get(metricName);
      return {
        metricName,
        unit: newest?.unit ?? '',
        newest,
        lastSampleAt: latest(newest?.at, situation?.lastSampleAt),
        score: situation?.score ?? null,
        openEpisodeId: situation?.openEpisodeId ?? null,
      };
    });
  }

  private async neighboursOf(connections: readonly Connection[]): Promise<readonly Neighbour[]> {
    const assets = await this.source.findAssets(connections.map(({ assetId }) => assetId));
    const relations = new Map(connections.map(({ assetId, relation }) => [assetId, relation]));
    const rated = await this.health.rateAll(assets);
    return rated.map((one) => ({
      ...toFleetAsset(one),
      relation: relations.get(one.asset.id) ?? 'link',
    }));
  }
}

function latest(...times: readonly (Date | undefined)[]): Date | null {
  return times.reduce((newest: Date | null, at) => (at && (!newest || at > newest) ? at : newest), null);
}
