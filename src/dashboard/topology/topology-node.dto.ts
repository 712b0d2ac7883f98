import { ApiProperty } from '@nestjs/swagger';
import type { NodeView, TopologyNode } from './topology-view.service.js';
import { TopologyNodeResponse, TopologyStateResponse } from './topology.dto.js';

export class NodeTopologyResponse {
  /** Always true. */
  success!: boolean;
  topology!: TopologyStateResponse;
  node!: TopologyNodeResponse;
  /** Why nothing is known of its surroundings; null where the lists are all there is. */
  @ApiProperty({ type: String, nullable: true })
  unknownReason!: string | null;
  /** What it depends on directly. */
  upstream!: TopologyNodeResponse[];
  /** What depends on it directly. */
  downstream!: TopologyNodeResponse[];
  /** What it is connected with, no direction being known. */
  links!: TopologyNodeResponse[];
  /** What can be reached by no way, or cannot work, without it, nearest first: of several uplinks all must be gone. */
  unreachable!: TopologyNodeResponse[];
  /** How many there are of them, listed or not; 0 or more. */
  unreachableCount!: number;
  /** How many depend on it, also over others and beside other ways: 0..10000. */
  dependentCount!: number;

  static from({ topology, node, unknownReason, ...view }: NodeView): NodeTopologyResponse {
    return {
      success: true,
      topology: TopologyStateResponse.from(topology),
      node: TopologyNodeResponse.from(node),
      unknownReason,
      upstream: presented(view.upstream),
      downstream: presented(view.downstream),
      links: presented(view.links),
      unreachable: presented(view.unreachable),
      unreachableCount: view.nUnreachable,
      dependentCount: view.nDependents,
    };
  }
}

function presented(nodes: readonly TopologyNode[]): TopologyNodeResponse[] {
  return nodes.map((node) => TopologyNodeResponse.from(node));
}
