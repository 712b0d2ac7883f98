import { Database } from '../database/index.js';
import { createIndexes, createTables, syncSchema } from '../schema/index.js';
import { type SimulatorSettings } from '../settings.js';
import { type Catalogue } from '../signals/index.js';
import { makePlant, seedPlant } from '../wear/index.js';
import { type SignalSettings } from './catalogue-of.js';
import { fillGap } from './fill-gap.js';
import { isEmpty, seed } from './seed.js';

/** Any number, the same for every simulator: two that start together must take turns. */
const startLock = 731_003_100;

/** All or nothing: a start that is killed half-way leaves an empty database, not half a history. */
export async function prepareDatabase(
  database: Database,
  settings: Pick<SimulatorSettings, 'historyDays' | 'isCalm' | 'condensedDays' | 'wearAssets' | 'strict'> &
    SignalSettings,
): Promise<'seeded' | 'continued'> {
  const outcome = await database.transaction(async (session, client) => {
    await session.query('SELECT pg_advisory_xact_lock($1)', [startLock]);
    await session.query(`SET LOCAL maintenance_work_mem = '128MB'`);
    await createTables(session);
    const isNew = await isEmpty(session);
    if (isNew) {
      const now = settings.historyEnd ?? new Date();
      await seed(session, client, settings, now);
      await seedPlant(session, client, makePlant(settings.wearAssets, settings.seed), now);
    }
    await createIndexes(session);
    if (settings.strict) {
      await syncSchema(session);
    }
    return isNew ? 'seeded' : 'continued';
  });
  if (outcome === 'seeded') {
    await database.query('ANALYZE assets, metrics, device_metrics_history');
  }
  return outcome;
}

export async function catchUp(database: Database, catalogue: Catalogue, now: Date): Promise<number> {
  return database.transaction((session, client) => fillGap(session, client, catalogue, now));
}
