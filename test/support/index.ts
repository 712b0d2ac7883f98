export { buildPreviousVersion, hasPreviousVersion } from './previous-version.js';
export { freePort } from './free-port.js';
export { processesIn } from './processes-in.js';
export { startProgram, type Program } from './start-program.js';
export {
  createTestDatabase,
  lockTable,
  openQueries,
  type Queries,
  query,
  templateDatabase,
  type TestDatabase,
} from './test-database.js';
export { waitFor } from './wait-for.js';
export { selfSigned } from './self-signed.js';
export { temporaryFolder, type TemporaryFolder } from './temporary-folder.js';
export { stageLauncher, type StagedLauncher } from './staged-launcher.js';
export { type DatabaseProxy, startDatabaseProxy } from '../../tools/stack/database-proxy.js';
