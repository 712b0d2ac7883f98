import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import type { CauseGraph, NamedChange, NamedSuspect, NamedSymptom } from '../moment/analysis.js';
import { CauseNodeResponse, isoTime, presentNode } from './node.dto.js';

const ROLES = ['cause', 'suspect', 'symptom', 'path', 'well', 'unheard'];

export class SuspectResponse extends CauseNodeResponse {
  /** That it is the cause, 0..1; with those of the others and `noneProbability` they make 1. */
  @ApiProperty({ example: 0.87 })
  probability!: number;
  /**
   * What speaks for it, or against it, in words and numbers.
   *
   * @example ["packet_loss rose from 0.1 to 100, 46 deviations beyond usual", "it explains 5 of 5 symptoms"]
   */
  clues!: string[];
  /** Ids of the nodes whose symptoms it explains, itself included; 200 at most. */
  explains!: string[];
  /** Whether it is one of the fewest that account for all symptoms. Several are separate causes. */
  isSeparateCause!: boolean;

  static from({ probability, clues, explains, isSeparateCause, ...node }: NamedSuspect): SuspectResponse {
    const own = { probability, clues: [...clues], explains: [...explains], isSeparateCause };
    return { ...presentNode(node), ...own };
  }
}

export class CauseChangeResponse extends CauseNodeResponse {
  /** ISO 8601, UTC. */
  at!: string;
  /** In the words of who reported it. */
  what!: string;
  /** Before the first symptom. */
  minutesBefore!: number;
  /** 0..1: share of the symptoms that depend on the node, less the longer ago it was. No probability. */
  score!: number;

  static from({ atMs, what, minutesBefore, score, ...node }: NamedChange): CauseChangeResponse {
    const at = new Date(atMs).toISOString();
    return { ...presentNode(node), at, what, minutesBefore, score };
  }
}

export class CauseSymptomResponse extends CauseNodeResponse {
  /** The metric that is farthest from usual; `reachable` where it does not answer. */
  metricName!: string;
  @ApiProperty({ enum: ['more', 'less'] })
  direction!: string;
  /** Standard deviations beyond usual, 3..1000. */
  deviation!: number;
  /** In the unit of the metric; null where it is not known. */
  @ApiProperty({ type: Number, nullable: true })
  usual!: number | null;
  /** What it was at the moment, in the unit of the metric. */
  @ApiProperty({ type: Number, nullable: true })
  value!: number | null;
  /** ISO 8601, UTC; null where it is not known. */
  @ApiProperty({ type: String, nullable: true })
  startedAt!: string | null;

  static from(symptom: NamedSymptom): CauseSymptomResponse {
    const { metricName, side, deviation, usual, level, startedMs } = symptom;
    const direction = side > 0 ? 'more' : 'less';
    const own = { metricName, direction, deviation, usual, value: level, startedAt: isoTime(startedMs) };
    return { ...presentNode(symptom), ...own };
  }
}

class CauseGraphNodeResponse extends CauseNodeResponse {
  /** What it is to the cause; `path`: between the cause and a symptom. */
  @ApiProperty({ enum: ROLES })
  role!: string;
  /** When its symptom began, ISO 8601, UTC; null without one. */
  @ApiProperty({ type: String, nullable: true })
  startedAt!: string | null;
}

class CauseGraphEdgeResponse {
  /** The node that needs the other one, or is reached through it. */
  @AssetIdField()
  from!: string | number;
  @AssetIdField()
  to!: string | number;
  /** Whether it lies between a cause and a symptom. */
  isPath!: boolean;
}

/** How it spread, to be drawn: the 60 nodes that say most. */
export class CauseGraphResponse {
  nodes!: CauseGraphNodeResponse[];
  edges!: CauseGraphEdgeResponse[];

  static from({ nodes, edges }: CauseGraph): CauseGraphResponse {
    const presented = new Map(nodes.map(({ id, isAsset }) => [id, isAsset ? presentAssetId(id) : id]));
    return {
      nodes: nodes.map(({ role, startedMs, ...node }) => {
        return { ...presentNode(node), role, startedAt: isoTime(startedMs) };
      }),
      edges: edges.map(({ from, to, isPath }) => {
        return { from: presented.get(from) ?? from, to: presented.get(to) ?? to, isPath };
      }),
    };
  }
}
