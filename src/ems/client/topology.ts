import { type Fields, fieldsOf, idOf, parseNumber, textOf } from './answer-fields.js';
import { EmsServerError } from './ems.errors.js';
import type { EmsAsset } from './ems-types.js';
import { parseAsset, parseRows } from './parse-answers.js';

type EmsTopologyNode = Pick<EmsAsset, 'id' | 'name' | 'type' | 'tier' | 'status'>;

/** A connection between two nodes; a number is null where EMS Core has none. */
interface EmsTopologyLink {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly type: string;
  readonly status: string;
  readonly bandwidthMbps: number | null;
  /** Percent of the bandwidth. */
  readonly utilization: number | null;
  readonly latencyMs: number | null;
}

/** Which assets are there and how they are connected. */
export interface EmsTopology {
  readonly nodes: readonly EmsTopologyNode[];
  readonly links: readonly EmsTopologyLink[];
}

/**
 * Reads `{success, data: {nodes, links}}`, whose decimals are texts; a link without two ends is excluded.
 *
 * @throws EmsServerError when the answer is no topology at all
 */
export function parseTopology(body: unknown): EmsTopology {
  const data = fieldsOf(fieldsOf(body)?.data);
  const { nodes, links } = data ?? {};
  if (!Array.isArray(nodes) || !Array.isArray(links))
    throw new EmsServerError(200, 'the answer holds no topology');
  return { nodes: parseRows(nodes, parseNode), links: parseRows(links, parseLink) };
}

function parseNode(fields: Fields): EmsTopologyNode | undefined {
  const asset = parseAsset(fields);
  if (!asset) return undefined;
  const { id, name, type, tier, status } = asset;
  return { id, name, type, tier, status };
}

function parseLink(fields: Fields): EmsTopologyLink | undefined {
  const [id, sourceId, targetId] = [idOf(fields.id), idOf(fields.source), idOf(fields.target)];
  if (id === null || sourceId === null || targetId === null) return undefined;
  return {
    id,
    sourceId,
    targetId,
    type: textOf(fields.type) ?? 'unknown',
    status: textOf(fields.status) ?? 'unknown',
    bandwidthMbps: parseNumber(fields.bandwidth),
    utilization: parseNumber(fields.utilization),
    latencyMs: parseNumber(fields.latency),
  };
}
