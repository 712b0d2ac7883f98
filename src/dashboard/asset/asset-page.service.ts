import { Injectable } from '@nestjs/common';
import { SeriesSituations } from '../../anomaly/index.js';
import { AssetHealthService } from '../../maintenance/index.js';
import { type Asset, AssetDirectory, MetricSource } from '../../metrics/index.js';
import { CurrentTopology, type NodeConnection } from '../../topology/index.js';
import { type FleetAsset, toFleetAsset } from '../fleet-asset.js';
import { type NewestSample, NewestSamples } from './newest-samples.service.js';

/** More than any device has ports. */
const MOST_NEIGHBOURS = 500;

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
  readonly relation: NodeConnection['relation'];
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
    private readonly topology: CurrentTopology,
  ) {}

  /** @throws AssetNotFoundError */
  async get(assetId: string): Promise<AssetPage> {
    const asset = await this.directory.get(assetId);
    const topology = this.topology.current();
    const number = topology.graph.numberOf(asset.id);
    const connections = number === undefined ? [] : topology.graph.connectionsOf(number);
    return {
      asset,
      metrics: await this.metricsOf(asset.id),
      neighbours: await this.neighboursOf(connections.slice(0, MOST_NEIGHBOURS)),
      neighboursReason: topology.unknownReason(asset.id),
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

  private async neighboursOf(connections: readonly NodeConnection[]): Promise<readonly Neighbour[]> {
    const assets = await this.source.findAssets(connections.map(({ id }) => id));
    const relations = new Map(connections.map(({ id, relation }) => [id, relation]));
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
