export { InvalidRequestError } from './invalid-request.error.js';
export { describeApi } from './api-docs.js';
export { ApiProblems } from './api-problems.js';
export { configureHttp } from './configure-http.js';
export { IntegerField, IntegerQuery, NumberField } from './fields.js';
export { IsInstant } from './is-instant.js';
export { MayBeOmitted } from './may-be-omitted.js';
export { ClientSignal } from './client-signal.js';
export { streamJson } from './stream-json.js';
