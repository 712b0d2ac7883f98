export { configureHttp } from './configure-http.js';
export type { Problem } from './problem.js';
