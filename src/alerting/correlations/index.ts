/** Which alerts belong together. */
export { CorrelationsModule } from './correlations.module.js';
