export { AuthModule } from './auth.module.js';
export { ApiKeys } from './api-keys.repository.js';
export { CallerName } from './caller-name.decorator.js';
export { OpenToAll, Requires } from './requires.decorator.js';
