export { AuthModule } from './auth.module.js';
export { callerOf } from './caller.js';
export { UnauthenticatedError } from './auth.errors.js';
export { credentialIn } from './credential-in.js';
export { ApiKeys } from './api-keys.repository.js';
export { OpenToAll, Requires } from './requires.decorator.js';
