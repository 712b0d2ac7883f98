export { AdmissionLimit } from './admission-limit.js';
export { asHeavy, isHeavy } from './heavy-work.js';
export { TooBusyError } from './too-busy.error.js';
export { Turnstile } from './turnstile.js';
