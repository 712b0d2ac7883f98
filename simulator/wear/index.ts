export { makePlant } from './plant-asset.js';
export { Plant, seedPlant } from './plant.js';
export { plantOf } from './write-plant.js';
