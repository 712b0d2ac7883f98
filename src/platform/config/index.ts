export { ConfigModule } from './config.module.js';
export { ALERTING_MODES } from './alerting-environment.js';
export { ConfigError, loadConfig } from './load-config.js';
export { type PolicyOverride, type PolicyOverrides } from './policy-overrides.js';
export { type Setting } from './list-settings.js';
export { configFromEnvironment, settingsFromEnvironment } from './read-environment.js';
export { ACCESS_ROLES, AUTH_MODES } from './access-environment.js';
export { type AccessRole, SERVICE_CONFIG, type ServiceConfig, type TokenConfig } from './service-config.js';
