export { Fault, FaultMode } from './faults/index.js';
export { assetNamed, FleetAsset, fleet, stableUuid } from './fleet/index.js';
export { Incident, IncidentKind } from './incidents/index.js';
export { RunningSimulator, SimulatorOptions, startSimulator } from './start-simulator.js';
