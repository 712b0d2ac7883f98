import { Injectable } from '@nestjs/common';
import { AssetHealthService } from '../../maintenance/index.js';
import { AssetDirectory, MetricSource, normalizeAssetId } from '../../metrics/index.js';
import { CurrentTopology, type Edge, type TopologySnapshot } from '../../topology/index.js';
import { type FleetStatus, toFleetAsset } from '../fleet-asset.js';
import { readTopologyCursor, writeTopologyCursor } from './topology-cursor.js';

/** Connections in an answer; more nobody draws. */
const MOST_EDGES = 5_000;

/** An asset, or what the file names beside them, as it is now. */
export interface TopologyNode {
  readonly id: string;
  readonly name: string;
  /** Null where nobody says. */
  readonly type: string | null;
  readonly isAsset: boolean;
  readonly status: FleetStatus;
}

export interface TopologyRequest {
  /** The surroundings of a node; page by page without it. */
  readonly around?: string | undefined;
  readonly hops: number;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface TopologyView {
  readonly topology: TopologySnapshot;
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly Edge[];
  /** Why nothing can be said of the surroundings; null where it can. */
  readonly unknownReason: string | null;
  /** More nodes are around, or more connections among them. */
  readonly isCut: boolean;
  readonly nextCursor: string | null;
}

export interface NodeView {
  readonly topology: TopologySnapshot;
  readonly node: TopologyNode;
  readonly unknownReason: string | null;
  /** What it depends on directly. */
  readonly upstream: readonly TopologyNode[];
  /** What depends on it directly. */
  readonly downstream: readonly TopologyNode[];
  /** What it is connected with in no known direction. */
  readonly links: readonly TopologyNode[];
  /** What cannot be reached, or cannot work, without it; nearest first. */
  readonly unreachable: readonly TopologyNode[];
  readonly nUnreachable: number;
  readonly nDependents: number;
}

/** Shows the topology with how everything in it is doing. */
@Injectable()
export class TopologyViewService {
  constructor(
    private readonly topology: CurrentTopology,
    private readonly directory: AssetDirectory,
    private readonly source: MetricSource,
    private readonly health: AssetHealthService,
  ) {}

  /**
   * @throws AssetNotFoundError
   * @throws InvalidCursorError
   */
  async show(request: TopologyRequest): Promise<TopologyView> {
    const topology = this.topology.current();
    return request.around === undefined
      ? this.showPage(topology, request)
      : this.showAround(topology, request.around, request);
  }

  /** @throws AssetNotFoundError */
  async showNode(assetId: string, limit: number): Promise<NodeView> {
    const topology = this.topology.current();
    const { graph } = topology;
    const { id, number } = await this.find(topology, assetId);
    const unknownReason = topology.unknownReason(id);
    const connections = number === undefined ? [] : graph.connectionsOf(number);
    const behind = number === undefined ? [] : graph.topology.allBehind(number).slice(1);
    const related = (relation: string): readonly string[] =>
      connections
        .filter((one) => one.relation === relation)
        .map((one) => one.id)
        .slice(0, limit);
    const lists = [related('upstream'), related('downstream'), related('link')];
    const unreachable = behind.slice(0, limit).map((one) => graph.idOf(one));
    const nodes = await this.nodesOf(topology, [id, ...lists.flat(), ...unreachable]);
    const pick = (ids: readonly string[] = []): readonly TopologyNode[] =>
      ids.flatMap((one) => nodes.get(one) ?? []);
    const [upstream, downstream, links] = lists.map(pick);
    return {
      topology,
      node: nodes.get(id) ?? nodeOf(topology, id),
      unknownReason,
      upstream: upstream ?? [],
      downstream: downstream ?? [],
      links: links ?? [],
      unreachable: pick(unreachable),
      nUnreachable: behind.length,
      nDependents: number === undefined ? 0 : graph.topology.countDependents(number),
    };
  }

  private async showPage(
    topology: TopologySnapshot,
    { limit, cursor }: TopologyRequest,
  ): Promise<TopologyView> {
    const { graph, version } = topology;
    const first = cursor === undefined ? 0 : readTopologyCursor(cursor, version);
    const end = Math.min(first + limit, graph.nNodes);
    const numbers = Array.from({ length: Math.max(0, end - first) }, (_, k) => first + k);
    const edges = graph.edgesFrom(numbers, MOST_EDGES + 1);
    return {
      topology,
      nodes: await this.listNodes(topology, numbers),
      edges: edges.slice(0, MOST_EDGES),
      unknownReason: graph.nNodes === 0 ? topology.unknownReason('') : null,
      isCut: edges.length > MOST_EDGES,
      nextCursor: end < graph.nNodes ? writeTopologyCursor({ version, next: end }) : null,
    };
  }

  private async showAround(
    topology: TopologySnapshot,
    around: string,
    { hops, limit }: TopologyRequest,
  ): Promise<TopologyView> {
    const { graph } = topology;
    const { id, number } = await this.find(topology, around);
    const found = number === undefined ? [] : graph.topology.within(number, hops, limit + 1);
    const numbers = found.slice(0, limit);
    const edges = graph.edgesAmong(numbers, MOST_EDGES + 1);
    return {
      topology,
      nodes: await this.listNodes(topology, numbers),
      edges: edges.slice(0, MOST_EDGES),
      unknownReason: topology.unknownReason(id),
      isCut: found.length > limit || edges.length > MOST_EDGES,
      nextCursor: null,
    };
  }

  /** A node need not be an asset, nor an asset a node. */
  private async find(
    { graph }: TopologySnapshot,
    given: string,
  ): Promise<{ readonly id: string; readonly number: number | undefined }> {
    const id = normalizeAssetId(given);
    const number = graph.numberOf(id);
    return { id: number === undefined ? (await this.directory.get(id)).id : id, number };
  }

  private async listNodes(
    topology: TopologySnapshot,
    numbers: readonly number[],
  ): Promise<readonly TopologyNode[]> {
    const ids = numbers.map((number) => topology.graph.idOf(number));
    const nodes = await this.nodesOf(topology, ids);
    return ids.map((id) => nodes.get(id) ?? nodeOf(topology, id));
  }

  private async nodesOf(
    topology: TopologySnapshot,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, TopologyNode>> {
    const wanted = [...new Set(ids)];
    const rated = await this.health.rateAll(await this.source.findAssets(wanted));
    const nodes = new Map(wanted.map((id) => [id, nodeOf(topology, id)]));
    for (const { asset, status } of rated.map(toFleetAsset)) {
      const { id, name, type } = asset;
      nodes.set(id, { id, name, type: type || null, isAsset: true, status });
    }
    return nodes;
  }
}

/** What is no asset; nobody measures it. */
function nodeOf({ graph }: TopologySnapshot, id: string): TopologyNode {
  const named = graph.namedNode(id);
  return { id, name: named?.name ?? id, type: named?.type ?? null, isAsset: false, status: 'unknown' };
}
