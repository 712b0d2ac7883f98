export { SERVICE_VERSION } from './service-version.js';
