export { rememberedUrl } from './connection.js';
export { EmbeddedPostgresError } from './errors.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';
