export { AdmissionLimit } from './admission-limit.js';
