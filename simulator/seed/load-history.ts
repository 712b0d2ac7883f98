import { type PoolClient } from 'pg';
import { copyRows } from '../database/index.js';
import { IncidentBook } from '../incidents/index.js';
import { type Catalogue } from '../signals/index.js';
import { copyTargets } from './copy-lines.js';
import { type History, historyLines } from './history-lines.js';

/** Rows go in by time, as they would have arrived. */
export async function loadHistory(
  client: PoolClient,
  catalogue: Catalogue,
  history: History,
  book: IncidentBook,
): Promise<void> {
  const all = [...catalogue.series, ...catalogue.copies];
  for (const table of ['device_metrics_history', 'metrics'] as const) {
    const series = all.filter(({ store }) => store.table === table);
    if (series.length > 0) {
      await copyRows(client, copyTargets[table], historyLines(series, history, book));
    }
  }
}
