import { Injectable } from '@nestjs/common';
import { DomainError } from '../platform/errors/index.js';
import { isAssetIdText, normalizeAssetId } from './asset-id.js';
import { MetricSource } from './metric-source.js';
import { AssetNotFoundError } from './metrics.errors.js';
import type { Asset } from './series.js';

/** Looks assets up by whatever form of their id a client sends. */
@Injectable()
export class AssetDirectory {
  constructor(private readonly source: MetricSource) {}

  /** @throws AssetNotFoundError */
  async get(assetId: string | number): Promise<Asset> {
    const id = normalizeAssetId(assetId);
    const asset = isAssetIdText(id) ? await this.source.findAsset(id) : undefined;
    if (!asset) throw new AssetNotFoundError(id);
    return asset;
  }

  /** @returns the names by id: of those that the platform has, and none while the platform is away */
  async namesOf(assetIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (assetIds.length === 0) return new Map();
    try {
      const assets = await this.source.findAssets([...new Set(assetIds)]);
      return new Map(assets.map(({ id, name }) => [id, name]));
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unavailable') return new Map();
      throw error;
    }
  }

  /**
   * Each once, in one request however many there are.
   *
   * @throws AssetNotFoundError
   */
  async getAll(assetIds: readonly (string | number)[]): Promise<readonly Asset[]> {
    const ids = [...new Set(assetIds.map(normalizeAssetId))];
    const known = new Map((await this.source.findAssets(ids)).map((asset) => [asset.id, asset]));
    return ids.map((id) => {
      const asset = known.get(id);
      if (!asset) throw new AssetNotFoundError(id);
      return asset;
    });
  }

  /** All of them, by name. */
  listAll(): Promise<readonly Asset[]> {
    return this.source.listAssets();
  }

  /** The assets whose monitoring is switched on in the EMS. */
  async listMonitored(): Promise<readonly Asset[]> {
    return (await this.source.listAssets()).filter(({ isMonitored }) => isMonitored);
  }
}
