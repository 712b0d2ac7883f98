export { ConfigModule } from './config.module.js';
export { ConfigError, loadConfig } from './load-config.js';
export { type PolicyOverride, type PolicyOverrides } from './policy-overrides.js';
export { configFromEnvironment } from './read-environment.js';
export { SERVICE_CONFIG, type ServiceConfig } from './service-config.js';
