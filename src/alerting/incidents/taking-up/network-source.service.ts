import { Injectable } from '@nestjs/common';
import { CurrentTopology, type TopologySnapshot } from '../../../topology/index.js';
import { type Link, Network } from '../grouping/network.js';

/** The network as the topology knows it now. */
@Injectable()
export class NetworkSource {
  constructor(private readonly topology: CurrentTopology) {}

  current(): Network {
    const snapshot = this.topology.current();
    return new Network(linksOf(snapshot), snapshot.version);
  }

  hasChanged({ version }: Network): boolean {
    return version !== this.topology.current().version;
  }
}

function linksOf({ graph }: TopologySnapshot): readonly Link[] {
  const nodes = Array.from({ length: graph.nNodes }, (_, node) => node);
  return graph.edgesFrom(nodes, graph.nEdges);
}
