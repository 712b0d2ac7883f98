import { freePort, lockTable, waitFor } from '../../support/index.js';
import { membership } from '../exactly-once.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

/** A process that is gone is missed after three seconds, which is looked for every second; a job may take six hours. */
const TAKEOVER_MS = 30_000;
const SETTINGS = { MODEL_RETRAIN_INTERVAL: '86400', ALERTING: 'incident' };

const SCORES = `select "assetId", "metricName", timestamp, score, threshold, "isAnomaly" from anomaly_scores`;
const EPISODES = `select "assetId", "metricName", direction, status, "startedAt", "endedAt", "nAnomalous", "peakAt", "peakScore"
  from anomaly_episodes where direction <> 'missing'`;

describe('a sweep whose worker is killed', () => {
  let platform: Platform;
  let survivor: Service;
  let nLeftUnswept: number;

  const number = async (sql: string): Promise<number> => Number((await platform.rows(sql))[0]?.n);
  const jobsInHand = (): Promise<number> =>
    number(`select count(*) as n from ${platform.jobSchema}.job where name = 'sweep' and state = 'active'`);
  const isStoringHeldUp = async (): Promise<boolean> =>
    (await number(`
      select count(*) as n from pg_locks where locktype = 'relation' and not granted
        and database = (select oid from pg_database where datname = current_database())`)) > 0;
  const unswept = (): Promise<number> =>
    number(`
      select count(*) as n from assets a cross join lateral (
        select metric_type, max(timestamp) as at from device_metrics_history
        where asset_id = a.id and value is not null group by 1
      ) h
      where a."monitoringEnabled" and not exists (
        select from series_checkpoints c
        where c."assetId" = a.id::text and c.slot = 'live' and c.watermark >= h.at at time zone 'UTC'
      )`);

  /** Until everything is scored, by whomever. */
  const swept = (): Promise<unknown> =>
    waitFor(async () => (await unswept()) === 0 && (await jobsInHand()) === 0, {
      timeoutMs: TAKEOVER_MS + 30_000,
      what: 'all series to be swept',
    });

  beforeAll(async () => {
    platform = await startPlatform({ isFresh: true });
    const victim = platform.startService(SETTINGS);
    await waitFor(async () => (await number('select count(*) as n from series_checkpoints')) > 10, {
      timeoutMs: 60_000,
      intervalMs: 5,
    });
    // With this lock it can store nothing more, and certainly has a job in hand when it is killed.
    const unlock = await lockTable(platform.databaseUrl, `${platform.schema}.series_checkpoints`, 'share');
    await waitFor(isStoringHeldUp, { timeoutMs: 60_000, what: 'a sweep that cannot store' });
    survivor = platform.startService({ ...SETTINGS, PORT: String(await freePort()) });
    victim.program.kill('SIGKILL');
    await victim.program.exited;
    nLeftUnswept = await unswept();
    await unlock();
  });

  afterAll(() => platform.stop());

  it('is taken over by another one because it gives no sign of life', async () => {
    expect(nLeftUnswept).toBeGreaterThan(20);
    await waitFor(
      () =>
        number(
          `select count(*) as n from ${platform.jobSchema}.job where name = 'sweep' and retry_count > 0 and state = 'completed'`,
        ),
      { timeoutMs: TAKEOVER_MS + 5_000, what: 'a job of the dead process to be done' },
    );
    await swept();
  });

  it('leaves every episode in one incident with one alert, whichever process made it', async () => {
    const { members, episodes } = await waitFor(
      async () => {
        const now = await membership(platform);
        return now.waiting === 0 ? now : undefined;
      },
      { timeoutMs: TAKEOVER_MS, what: 'signals to be taken up' },
    );
    expect(members).toBe(episodes);
    // One whose incident has become part of another is resolved by a message, which is delivered when its turn comes.
    await waitFor(async () => (await membership(platform)).alertsBeside === 0, {
      timeoutMs: TAKEOVER_MS,
      what: 'one open alert for each incident',
    });
    const repeated = await number(`
      select count(*) as n from (select from outbox_messages where kind = 'event' group by "identityKey" having count(*) > 1) d`);
    expect(repeated).toBe(0);
  });

  it('goes on from where it was to the last bit: every score and every episode is that of one process left in peace', async () => {
    await platform.rows(`create table disturbed_scores as ${SCORES}`);
    await platform.rows(`create table disturbed_episodes as ${EPISODES}`);
    await survivor.program.stop();
    await platform.rows(
      `truncate single_scores, score_hours, score_chunks, anomaly_episodes, series_checkpoints, series_states, series_reports, outbox_messages, sweep_progress, ${platform.jobSchema}.job cascade`,
    );
    const alone = platform.startService(SETTINGS);
    await alone.ready();
    await swept();
    await alone.program.stop();

    // The two began to look a minute or two apart, each a day back.
    const common = `timestamp > greatest((select min(timestamp) from disturbed_scores), (select min(timestamp) from anomaly_scores))`;
    const compared = await number(`select count(*) as n from disturbed_scores where ${common}`);
    expect(compared).toBeGreaterThan(20_000);
    const difference = (one: string, other: string): Promise<number> =>
      number(`select count(*) as n from (${one} except all ${other}) d`);
    const disturbed = `select * from disturbed_scores where ${common}`;
    const peaceful = `${SCORES} where ${common}`;
    expect(await difference(disturbed, peaceful)).toBe(0);
    expect(await difference(peaceful, disturbed)).toBe(0);
    const begun = `"startedAt" > now() - interval '20 hours'`;
    expect(await number(`select count(*) as n from disturbed_episodes where ${begun}`)).toBeGreaterThan(0);
    expect(
      await difference(`select * from disturbed_episodes where ${begun}`, `${EPISODES} and ${begun}`),
    ).toBe(0);
    expect(
      await difference(`${EPISODES} and ${begun}`, `select * from disturbed_episodes where ${begun}`),
    ).toBe(0);
  });

  it('forecasts every series once, also those that a killed process had in hand', async () => {
    await platform.rows(`update assets set "monitoringEnabled" = name like 'core-rtr-%'`);
    const settings = { ...SETTINGS, SWEEP_INTERVAL_SECONDS: '3600', FORECASTS_ENABLED: 'true' };
    const unlock = await lockTable(platform.databaseUrl, `${platform.schema}.series_forecasts`, 'share');
    const victim = platform.startService(settings);
    await waitFor(isStoringHeldUp, { timeoutMs: 60_000, what: 'a forecast that cannot be stored' });
    const other = platform.startService({ ...settings, PORT: String(await freePort()) });
    await other.ready();
    victim.program.kill('SIGKILL');
    await victim.program.exited;
    await unlock();

    const open = `select count(*) as n from ${platform.jobSchema}.job where name = 'forecast' and state in ('created', 'retry', 'active')`;
    await waitFor(async () => (await number(open)) === 0, {
      timeoutMs: TAKEOVER_MS + 30_000,
      what: 'all shards to be forecast',
    });
    const [forecasts] = await platform.rows(
      `select count(*)::int as made, count(distinct ("assetId", "metricName"))::int as series from series_forecasts`,
    );
    const series = await number(`
      select count(distinct (h.asset_id, h.metric_type)) as n from device_metrics_history h join assets a on a.id = h.asset_id
      where a."monitoringEnabled"`);
    expect(forecasts).toEqual({ made: series, series });
    expect(
      await number(
        `select count(*) as n from ${platform.jobSchema}.job where name = 'forecast' and retry_count > 0 and state = 'completed'`,
      ),
    ).toBeGreaterThan(0);
  });
});
