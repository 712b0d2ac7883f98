/** Who depends on whom, as all sources together know it. */
export { CurrentTopology } from './current-topology.service.js';
export type { Edge, NodeConnection } from './graph/network-graph.js';
export { TOPOLOGY_SOURCES } from './reading/topology-reading.js';
export { TopologyModule } from './topology.module.js';
export { TopologyScheduler } from './topology.scheduler.js';
export type { TopologySnapshot } from './topology-snapshot.js';
