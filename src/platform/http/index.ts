export { ApiProblems } from './api-problems.js';
export { configureHttp } from './configure-http.js';
