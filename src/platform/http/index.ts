export { ApiProblems } from './api-problems.js';
export { MayBeOmitted } from './may-be-omitted.js';
export { configureHttp } from './configure-http.js';
