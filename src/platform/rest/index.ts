export { endsWithin } from './ends-within.js';
export { WakeableRest } from './wakeable-rest.js';
