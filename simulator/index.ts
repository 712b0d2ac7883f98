export { assetNamed, fleet, stableUuid } from './fleet/index.js';
export { type Incident, type IncidentKind } from './incidents/index.js';
export { type RunningSimulator, type SimulatorOptions, startSimulator } from './start-simulator.js';
