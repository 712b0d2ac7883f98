import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const SWITCH = 'b9fa1d28-0000-4000-8000-000000000002';
const NOW_MS = Date.UTC(2026, 10, 22, 14);
const STEP_S = 300;
const HISTORY_S = 2 * 86_400;
const LOOKBACK_S = 10_800;

/** A busy metric, one sample each five minutes. */
function busyDays(seed: number): [string, number][] {
  return Array.from({ length: HISTORY_S / STEP_S + 1 }, (_, n): [string, number] => {
    const at = new Date(NOW_MS - (HISTORY_S - n * STEP_S) * 1000).toISOString().slice(0, -1);
    return [at, 50 + 20 * Math.sin(n / 46 + seed) + ((n * 7 + seed * 3) % 6)];
  });
}

describe('a sweep by local time', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeAll(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.addAsset(SWITCH, 'acc-sw-01');
    await tables.poll(ROUTER, 'cpu', busyDays(1));
    await tables.poll(SWITCH, 'cpu', busyDays(3));
  });
  beforeEach(() =>
    database.rows(
      'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, anomaly_episodes, sweep_progress cascade',
    ),
  );
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const bench = (secondsAgo: number, environment: Record<string, string>): AnomalyBench =>
    new AnomalyBench(database, NOW_MS - secondsAgo * 1000, {
      TRAINING_HISTORY_SECONDS: String(HISTORY_S),
      FIRST_SWEEP_LOOKBACK_SECONDS: String(LOOKBACK_S - secondsAgo),
      ...environment,
    });
  const scores = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows('select "assetId", timestamp, score from anomaly_scores order by 1, 2');
  const states = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(
      `select "assetId", "timeZone", encode(state, 'hex') as state from series_states order by 1`,
    );

  it('relearns every series by another wall clock when the time zone changes, and scores nothing twice', async () => {
    const inBerlin = { LOCAL_TIMEZONE: 'Europe/Berlin' };
    await bench(0, inBerlin).sweep();
    const [statesOfOne, scoresOfOne] = [await states(), await scores()];
    await database.rows(
      'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, sweep_progress',
    );

    await bench(4_000, {}).sweep();
    const before = await scores();
    expect((await states()).map(({ timeZone }) => timeZone)).toEqual(['UTC', 'UTC']);
    await bench(0, inBerlin).sweep();

    expect(await states()).toEqual(statesOfOne);
    const after = await scores();
    const times = (rows: readonly Record<string, unknown>[]): unknown[] =>
      rows.map(({ assetId, timestamp }) => [assetId, timestamp]);
    expect(times(after)).toEqual(times(scoresOfOne));
    expect(after).toEqual(expect.arrayContaining([...before]));
  });

  it('follows the wall clock of an asset that names a zone of its own', async () => {
    await tables.execute(`update assets set metadata = '{"timezone": "Asia/Tokyo"}' where id = '${SWITCH}'`);
    try {
      await bench(0, { LOCAL_TIMEZONE: 'Europe/Berlin' }).sweep();

      const zones = await database.rows(
        `select distinct "assetId", "timeZone" from series_checkpoints order by 1`,
      );
      expect(zones).toEqual([
        { assetId: ROUTER, timeZone: 'Europe/Berlin' },
        { assetId: SWITCH, timeZone: 'Asia/Tokyo' },
      ]);
    } finally {
      await tables.execute(`update assets set metadata = '{}'`);
    }
  });
});
