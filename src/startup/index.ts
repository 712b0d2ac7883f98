/** What happens between the first request and the first sweep. */
export { StartupModule } from './startup.module.js';
export { StartupService, type StartupState } from './startup.service.js';
