export { AdmissionLimit, type AdmissionSettings } from './admission-limit.js';
