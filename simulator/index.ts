export { type Fault, type FaultMode } from './faults/index.js';
export { assetNamed, type FleetAsset, fleet, stableUuid } from './fleet/index.js';
export { type Incident, type IncidentKind } from './incidents/index.js';
export { type RunningSimulator, type SimulatorOptions, startSimulator } from './start-simulator.js';
