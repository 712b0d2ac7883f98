import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import { CursorQuery, IntegerQuery, MayBeOmitted } from '../../platform/http/index.js';
import { type Edge, TOPOLOGY_SOURCES, type TopologySnapshot } from '../../topology/index.js';
import { STATUSES } from '../fleet-asset.js';
import type { TopologyNode, TopologyView } from './topology-view.service.js';

/** The simulator's core router. */
const EXAMPLE_ASSET_ID = '10f13de4-e972-4765-a047-86aabdb9a16e';

export class TopologyQuery {
  /** Id of an asset, service or application whose surroundings are shown; everything, page by page, without it. */
  @ApiProperty({ type: String, required: false, maxLength: 64, example: EXAMPLE_ASSET_ID })
  @MayBeOmitted()
  @IsString()
  @Length(1, 64)
  around?: string;

  /** How many connections away the farthest node may be; only with `around`. */
  @IntegerQuery({ min: 0, max: 10, default: 2 })
  hops = 2;

  /** Nodes at most; the nearest with `around`. */
  @IntegerQuery({ min: 1, max: 500, default: 200 })
  limit = 200;

  /** `nextCursor` of the page before; the first page without it, and not with `around`. */
  @CursorQuery()
  cursor?: string;
}

export class TopologyNodeQuery {
  /** Nodes in each list at most. */
  @IntegerQuery({ min: 1, max: 500, default: 100 })
  limit = 100;
}

class TopologySourceResponse {
  /** `database`: table device_connections; `api`: EMS Core's API behind a login; `file`: TOPOLOGY_FILE. */
  @ApiProperty({ enum: TOPOLOGY_SOURCES })
  source!: string;
  /** When it was read last: ISO 8601, UTC; null where it never was. */
  @ApiProperty({ type: String, nullable: true })
  readAt!: string | null;
  /** Why it could not be read the last time, what it said before being kept; null where it was read. */
  @ApiProperty({ type: String, nullable: true })
  problem!: string | null;
  /** What of it could not be used. */
  faults!: string[];
}

/** What every answer says of the topology itself. */
export class TopologyStateResponse {
  /** Rises whenever nodes or connections change; 0 before anything was read. */
  version!: number;
  /** Nodes in all, 0 or more. */
  nodeCount!: number;
  /** Connections in all, 0 or more. */
  edgeCount!: number;
  /** Connections excluded because a source that prevails says the opposite; 0 or more. */
  contradictionCount!: number;
  sources!: TopologySourceResponse[];

  static from({ version, graph, sources }: TopologySnapshot): TopologyStateResponse {
    return {
      version,
      nodeCount: graph.nNodes,
      edgeCount: graph.nEdges,
      contradictionCount: graph.nContradictions,
      sources: sources.map(({ source, readAt, problem, faults }) => ({
        source,
        readAt: readAt?.toISOString() ?? null,
        problem,
        faults: [...faults],
      })),
    };
  }
}

export class TopologyNodeResponse {
  @AssetIdField()
  assetId!: string | number;
  /** @example core-rtr-01 */
  assetName!: string;
  /** As EMS Core has it, `service` or `application`; null where nobody says. */
  @ApiProperty({ type: String, nullable: true, example: 'router' })
  type!: string | null;
  /** Whether EMS Core has it as an asset; what only the file names is none. */
  isAsset!: boolean;
  /** The status of its health; `maintenance` where EMS Core has it so, `unknown` of what is no asset. */
  @ApiProperty({ enum: STATUSES })
  status!: string;

  static from({ id, name, type, isAsset, status }: TopologyNode): TopologyNodeResponse {
    return { assetId: presentAssetId(id), assetName: name, type, isAsset, status };
  }
}

class TopologyEdgeResponse {
  @AssetIdField()
  from!: string | number;
  @AssetIdField()
  to!: string | number;
  /** `needs`: the first needs the second. `uplink`: it is reached through the second, or another uplink. `link`: no direction is known. */
  @ApiProperty({ enum: ['needs', 'uplink', 'link'] })
  relation!: string;
  /** Who says so. */
  @ApiProperty({ enum: TOPOLOGY_SOURCES, isArray: true })
  sources!: string[];
  /** When the newest of them last saw it: ISO 8601, UTC. */
  seenAt!: string;

  static from({ fromId, toId, relation, sources, seenAt }: Edge): TopologyEdgeResponse {
    return {
      from: presentAssetId(fromId),
      to: presentAssetId(toId),
      relation,
      sources: [...sources],
      seenAt: seenAt.toISOString(),
    };
  }
}

export class TopologyResponse {
  /** Always true. */
  success!: boolean;
  topology!: TopologyStateResponse;
  /** The nearest first with `around`. */
  nodes!: TopologyNodeResponse[];
  /** With `around` those among the nodes, else those that begin at them; 5000 at most. */
  edges!: TopologyEdgeResponse[];
  /** Why nothing is known of the surroundings; null where what is shown is all there is. */
  @ApiProperty({ type: String, nullable: true })
  unknownReason!: string | null;
  /** Whether there is more around, or between the nodes, than is shown. */
  isCut!: boolean;
  /** Asks for the next page; null on the last one and with `around`. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  static from({ topology, nodes, edges, ...view }: TopologyView): TopologyResponse {
    return {
      success: true,
      topology: TopologyStateResponse.from(topology),
      nodes: nodes.map((node) => TopologyNodeResponse.from(node)),
      edges: edges.map((edge) => TopologyEdgeResponse.from(edge)),
      unknownReason: view.unknownReason,
      isCut: view.isCut,
      nextCursor: view.nextCursor,
    };
  }
}
