import { type Session } from '../database/index.js';
import { enumTypeStatements } from './enum-types.js';
import { incidentTables } from './incident-table.js';
import { indexStatements } from './indexes.js';
import { inventoryTables } from './inventory-tables.js';
import { operationsTables } from './operations-tables.js';
import { telemetryTables } from './telemetry-tables.js';

const tableStatements = [
  ...enumTypeStatements,
  ...inventoryTables,
  ...telemetryTables,
  ...operationsTables,
  ...incidentTables,
];

export async function createTables(session: Session): Promise<void> {
  for (const statement of tableStatements) {
    await session.query(statement);
  }
}

export async function createIndexes(session: Session): Promise<void> {
  for (const statement of indexStatements) {
    await session.query(statement);
  }
}
