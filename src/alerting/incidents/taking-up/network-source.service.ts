import { Injectable } from '@nestjs/common';
import { CurrentTopology } from '../../../topology/index.js';
import { Network } from '../../grouping/network.js';

/** The network as the topology knows it now. */
@Injectable()
export class NetworkSource {
  constructor(private readonly topology: CurrentTopology) {}

  current(): Network {
    const { graph, version } = this.topology.current();
    return new Network(graph, version);
  }

  hasChanged({ version }: Network): boolean {
    return version !== this.topology.current().version;
  }
}
