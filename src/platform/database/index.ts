export {
  floatArray,
  intArray,
  numbersLiteral,
  smallIntArray,
  textArray,
  textsLiteral,
} from './array-values.js';
export { DatabaseHealth } from './database-health.repository.js';
export { DatabaseModule } from './database.module.js';
export { isDependencyUnavailable } from './dependency-unavailable.js';
export { isConnectionFailure } from './connection-failure.js';
export { Installation } from './installation.repository.js';
export { MigrationRunner } from './migration-runner.repository.js';
export { Notifications } from './notifications.repository.js';
export { notify } from './notify.js';
export { OwnTables } from './own-tables.service.js';
export { KEEP_ALIVE, ormOptions } from './orm-options.js';
export { isHeld, type SessionLocks } from './session-locks.js';
export { type Column, epochMs, instantOf, streamRows, toDate, unnest } from './sql-values.js';
export { Transactions } from './transactions.repository.js';
