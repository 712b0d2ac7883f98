/** What the web app asks beyond the API of the other modules, and the web app itself. Nobody else asks here. */
export { DashboardModule } from './dashboard.module.js';
