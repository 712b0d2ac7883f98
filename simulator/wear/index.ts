export { livesWithin, type PartLife } from './part-life.js';
export { makePlant, type PlantAsset } from './plant-asset.js';
export { plantEvents } from './plant-events.js';
export { plantMetrics } from './plant-metrics.js';
export { plantSamples } from './plant-samples.js';
export { Plant, seedPlant } from './plant.js';
export { plantOf } from './write-plant.js';
