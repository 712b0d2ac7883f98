export { DependencyUnavailableError } from './dependency-unavailable.error.js';
export { DomainError, type DomainErrorDetails, type ErrorKind, type FieldFault } from './domain-error.js';
export { ClientGoneError } from './client-gone.error.js';
