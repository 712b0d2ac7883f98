export { rememberedUrl } from './connection.js';
export { EmbeddedPostgresError } from './errors.js';
export { processesIn } from './process-table.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';
