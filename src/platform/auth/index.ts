export { AuthModule } from './auth.module.js';
export { callerOf } from './caller.js';
export { UnauthenticatedError } from './auth.errors.js';
export { credentialIn } from './credential-in.js';
export { ApiKeys } from './api-keys.repository.js';
export { CallerName } from './caller-name.decorator.js';
export { OpenToAll, Requires } from './requires.decorator.js';
export { type Refusal, Refusals } from './refusals.js';
