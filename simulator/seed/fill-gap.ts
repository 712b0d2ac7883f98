import { type PoolClient } from 'pg';
import { lastSampleAt, type Session } from '../database/index.js';
import { IncidentBook, incidentsSince } from '../incidents/index.js';
import { type Catalogue } from '../signals/index.js';
import { loadHistory } from './load-history.js';

const dayMs = 86_400_000;
const stepMs = 300_000;

/**
 * After a restart the samples in between are filled in at the history's interval, for a day at most.
 * Returns how many rounds were written.
 */
export async function fillGap(
  session: Session,
  client: PoolClient,
  catalogue: Catalogue,
  now: Date,
): Promise<number> {
  const ids = [...new Set(catalogue.series.map(({ asset }) => asset.id))];
  // Other assets' history, a replay's say, does not count.
  const last = await lastSampleAt(session, ids);
  if (last === undefined) {
    return 0;
  }
  const fromMs = Math.max(last.getTime(), now.getTime() - dayMs) + stepMs;
  if (fromMs >= now.getTime()) {
    return 0;
  }
  const book = new IncidentBook(await incidentsSince(session, new Date(fromMs)));
  await loadHistory(
    client,
    catalogue,
    { fromMs, toMs: now.getTime() - 1000, stepMs, flawlessFromMs: fromMs },
    book,
  );
  return Math.ceil((now.getTime() - fromMs) / stepMs);
}
