import type { Asset } from '../../metrics/index.js';
import type { TopologySnapshot } from '../../topology/index.js';
import type { NamedNode } from './analysis.js';

/** Knows what nodes are called, by their ids. */
export class NodeNames {
  private readonly assets: ReadonlyMap<string, Asset>;

  constructor(
    private readonly topology: Pick<TopologySnapshot, 'graph'>,
    assets: readonly Asset[],
  ) {
    this.assets = new Map(assets.map((asset) => [asset.id, asset]));
  }

  of(id: string): NamedNode {
    const asset = this.assets.get(id);
    if (asset) return { id, name: asset.name, type: asset.type, tier: asset.tier, isAsset: true };
    const named = this.topology.graph.namedNode(id);
    return { id, name: named?.name ?? id, type: named?.type ?? null, tier: null, isAsset: false };
  }
}
