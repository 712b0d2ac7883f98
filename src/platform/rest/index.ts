export { WakeableRest } from './wakeable-rest.js';
