export { DatabaseHealth } from './database-health.repository.js';
export { DatabaseModule } from './database.module.js';
export { isDependencyUnavailable } from './dependency-unavailable.js';
export { isConnectionFailure } from './connection-failure.js';
export { Installation } from './installation.repository.js';
export { MigrationRunner } from './migration-runner.repository.js';
export { OwnTables } from './own-tables.service.js';
export { KEEP_ALIVE, ormOptions } from './orm-options.js';
export { Transactions } from './transactions.repository.js';
