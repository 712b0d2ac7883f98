/** A database, a simulated EMS Core and the built service on them, for the tools that measure a whole service. */
export { type RunningReplica, type Stack, startStack } from './stack.js';
export type { StackDatabase } from './stack-database.js';
export { type DatabaseProxy, startDatabaseProxy } from './database-proxy.js';
