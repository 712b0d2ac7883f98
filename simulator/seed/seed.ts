import { type PoolClient } from 'pg';
import { type Session } from '../database/index.js';
import { fleet } from '../fleet/index.js';
import { historyIncidents, IncidentBook, recordIncidents } from '../incidents/index.js';
import { type SimulatorSettings } from '../settings.js';
import { catalogueOf, type SignalSettings } from './catalogue-of.js';
import { condensedHistories } from './condensed-history.js';
import { type History } from './history-lines.js';
import { loadHistory } from './load-history.js';
import { loadAssets, loadConnections } from './load-inventory.js';

const dayMs = 86_400_000;
const stepMs = 300_000;
const flawlessMs = 3 * 3_600_000;

export async function isEmpty(session: Session): Promise<boolean> {
  return (await session.query('SELECT 1 FROM assets LIMIT 1')).length === 0;
}

function historyBefore(now: Date, days: number): History {
  const toMs = Math.floor(now.getTime() / 1000) * 1000;
  const rounds = Math.round((days * dayMs) / stepMs);
  return { fromMs: toMs - (rounds - 1) * stepMs, toMs, stepMs, flawlessFromMs: toMs - flawlessMs };
}

/** The fleet, its links, its past and the labels of what went wrong in it. */
export async function seed(
  session: Session,
  client: PoolClient,
  settings: Pick<SimulatorSettings, 'historyDays' | 'condensedDays' | 'isCalm'> & SignalSettings,
  now: Date,
): Promise<void> {
  const { historyDays, condensedDays, isCalm = false } = settings;
  const history = historyBefore(now, historyDays);
  const start = new Date(history.fromMs - condensedDays * dayMs);
  const catalogue = catalogueOf(settings, fleet, condensedDays > 0 ? start.getTime() : undefined);
  const incidents = isCalm
    ? []
    : historyIncidents(catalogue.series, new Date(history.toMs), new Date(history.fromMs));
  await loadAssets(session, fleet, start);
  await loadConnections(session, start);
  await recordIncidents(session, incidents);
  for (const condensed of condensedHistories(catalogue, history, condensedDays)) {
    await loadHistory(client, condensed.catalogue, condensed.history, new IncidentBook());
  }
  await loadHistory(client, catalogue, history, new IncidentBook(incidents));
}
