import { type LogLine, recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { activeModel } from '../models/trained-model.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';
import { between, DAY_MIN, measured, MINUTE_MS, NOW_MS } from './measured-outage.js';

const SERVER = 'b9fa1d28-0000-4000-8000-000000000011';
const settings = { TRAINING_HISTORY_SECONDS: '172800', FIRST_SWEEP_LOOKBACK_SECONDS: '10800' };

const model = activeModel('v1');

describe('late samples', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let logs: readonly LogLine[];

  beforeEach(async () => {
    logs = recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(SERVER, 'app-srv-01');
    await tables.post(SERVER, 'cpu', between(2 * DAY_MIN, 66));
  });
  afterEach(async () => {
    await tables.close();
    await database.close();
  });

  const scores = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows('select timestamp, score, "isLate" from anomaly_scores order by 1');
  const timeZones = async (): Promise<readonly unknown[]> =>
    (await database.rows(`select "timeZone" from series_checkpoints where slot = 'live'`)).map(
      ({ timeZone }) => timeZone,
    );
  const episodes = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(
      `select status, "startedAt", "lastAnomalousAt", "nAnomalous" from anomaly_episodes where direction <> 'missing' order by 2`,
    );
  const announced = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(`select kind, payload from outbox_messages order by sequence`);
  const announcedLow = (): Promise<readonly unknown[]> =>
    database.rows(
      `select 1 from outbox_messages where kind = 'event' and payload #>> '{metadata,direction}' = 'low'`,
    );
  const bench = (environment: Readonly<Record<string, string>> = {}): AnomalyBench =>
    new AnomalyBench(database, NOW_MS - MINUTE_MS, { ...settings, ...environment }, model);
  const at = (one: AnomalyBench, minutesFromNow: number): AnomalyBench => {
    one.clock.advanceSeconds((NOW_MS + minutesFromNow * MINUTE_MS - one.clock.now().getTime()) / 1000);
    return one;
  };
  /** A service that has scored what was there, and a live sample that came before the backlog. */
  const sweptLive = async (environment: Readonly<Record<string, string>> = {}): Promise<AnomalyBench> => {
    const one = bench(environment);
    await one.sweep();
    await tables.post(SERVER, 'cpu', [measured(0)]);
    await at(one, 0.5).sweep();
    return one;
  };

  it('are scored as they would have been in time, and their outage is one episode, announced once', async () => {
    const one = await sweptLive();
    const before = await scores();
    await tables.post(SERVER, 'cpu', between(65, 1));
    const report = await at(one, 1).sweep();
    const after = await scores();

    expect(report).toMatchObject({ nScored: 65, nLate: 65, nOpened: 1, nTooLate: 0 });
    expect(after).toHaveLength(before.length + 65);
    expect(after.filter(({ isLate }) => isLate === true)).toHaveLength(65);
    expect(after).toEqual(expect.arrayContaining([...before]));
    const found = await episodes();
    expect(found).toHaveLength(1);
    expect(await announcedLow()).toHaveLength(1);
    expect(await one.counts.ofLastDay()).toMatchObject({ late: 65 });
    expect(logs.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Samples 65 scored late'),
    );

    await database.rows(
      'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, anomaly_episodes cascade',
    );
    const inTime = at(bench(), 0.5);
    await inTime.sweep();
    const late = after.filter(({ isLate }) => isLate === true);
    expect(await episodes()).toEqual(found);
    const scoreOf = ({ timestamp, score }: Record<string, unknown>) => ({ timestamp, score });
    expect((await scores()).map(scoreOf)).toEqual(expect.arrayContaining(late.map(scoreOf)));
  });

  it('change nothing more in a second sweep, nor in a process that has just started', async () => {
    const one = await sweptLive();
    await tables.post(SERVER, 'cpu', between(65, 1));
    await at(one, 1).sweep();
    const state = async (): Promise<unknown> => [await scores(), await episodes(), await announced()];
    const published = await state();

    expect(await at(one, 2).sweep()).toMatchObject({ nScored: 0, nLate: 0, nOpened: 0 });
    expect(await at(bench(), 2.5).sweep()).toMatchObject({ nScored: 0, nLate: 0, nOpened: 0 });
    expect(await state()).toEqual(published);
  });

  it('are found by a process that starts after they have come', async () => {
    await sweptLive();
    await tables.post(SERVER, 'cpu', between(65, 1));

    expect(await at(bench(), 30).sweep()).toMatchObject({ nScored: 65, nLate: 65, nOpened: 1 });
  });

  it('are one episode where they arrive in parts', async () => {
    const one = await sweptLive();
    for (const [minute, [from, until]] of [
      [65, 51],
      [50, 36],
      [35, 1],
    ].entries()) {
      await tables.post(SERVER, 'cpu', [...between(from ?? 0, until ?? 0), measured(-1 - 2 * minute)]);
      await at(one, 1 + 2 * minute).sweep();
    }

    expect((await scores()).filter(({ isLate }) => isLate === true)).toHaveLength(65);
    expect(await episodes()).toHaveLength(1);
    expect(await announcedLow()).toHaveLength(1);
  });

  it.each<Readonly<Record<string, string>>>([{}, { LOCAL_TIMEZONE: 'Asia/Tokyo' }])(
    'lead to the same scores of what follows, with %j',
    async (environment) => {
      const one = await sweptLive(environment);
      await tables.post(SERVER, 'cpu', between(65, 1));
      await at(one, 1).sweep();
      await tables.post(SERVER, 'cpu', between(-1, -9));
      await at(one, 9).sweep();
      const [following, zones] = [(await scores()).slice(-9), await timeZones()];

      await database.rows(
        'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, anomaly_episodes cascade',
      );
      await at(bench(environment), 9).sweep();
      expect((await scores()).slice(-9)).toEqual(following);
      expect(await timeZones()).toEqual(zones);
    },
  );

  it('are scored by the wall clock that counts now, whatever the checkpoints before them were learned by', async () => {
    await sweptLive();
    await tables.post(SERVER, 'cpu', between(65, 1));
    const inTokyo = { LOCAL_TIMEZONE: 'Asia/Tokyo' };
    const one = bench(inTokyo);
    expect(await at(one, 1).sweep()).toMatchObject({ nScored: 65, nLate: 65 });
    const late = (await scores()).filter(({ isLate }) => isLate === true);
    expect(await timeZones()).toEqual(['Asia/Tokyo']);

    await database.rows(
      'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, anomaly_episodes cascade',
    );
    await at(bench(inTokyo), 1).sweep();
    const inTime = late.map((score): unknown => ({ ...score, isLate: false }));
    expect(await scores()).toEqual(expect.arrayContaining(inTime));
  });

  it('are excluded where they are too late, and counted with the reason, once', async () => {
    const one = await sweptLive({ LATE_SAMPLES_SECONDS: '600' });
    await tables.post(SERVER, 'cpu', between(30, 1));
    expect(await at(one, 1).sweep()).toMatchObject({ nScored: 8, nLate: 8, nTooLate: 22 });
    expect(await at(one, 2).sweep()).toMatchObject({ nScored: 0, nLate: 0, nTooLate: 0 });

    await tables.post(SERVER, 'cpu', between(64, 62));
    expect(await at(one, 62).sweep()).toMatchObject({ nScored: 0, nTooLate: 3 });
    expect(await one.counts.ofLastDay()).toMatchObject({ late: 8, tooLate: 25 });
    expect(logs.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('excluded as too late'),
    );
  });

  it('do not keep what follows from being scored when dated in the future, and are counted once', async () => {
    const one = await sweptLive();
    await tables.post(SERVER, 'cpu', [measured(-720)]);
    expect(await at(one, 1).sweep()).toMatchObject({ nScored: 0, nFuture: 1 });
    for (const minute of [2, 3, 4]) {
      await tables.post(SERVER, 'cpu', [measured(-minute)]);
      expect(await at(one, minute).sweep()).toMatchObject({ nScored: 1, nFuture: 0 });
    }

    const detection = await one.detect({ assetId: SERVER, timeRangeSeconds: 3600 });
    expect(detection.nFuture).toBe(1);
    expect(logs.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('1 dated in the future'),
    );
  });

  it('are no longer waited for by a process that failed to score them, once another one has', async () => {
    const one = await sweptLive();
    const other = at(bench(), 0.5);
    await other.sweep();
    await tables.post(SERVER, 'cpu', between(65, 1));
    one.pool.isKilledAt = one.pool.nTasks + 1;
    await expect(at(one, 1).sweep()).rejects.toThrow();
    one.pool.isKilledAt = Infinity;
    expect(await at(other, 1).sweep()).toMatchObject({ nLate: 65 });
    const published = await scores();

    expect(await at(one, 2).sweep()).toMatchObject({ nLate: 0 });
    expect(await scores()).toEqual(published);
  });

  it('are neither lost nor scored twice when the clock jumps forth and back by an hour, with values no agent measures among them', async () => {
    const one = await sweptLive();
    const arrive = (...minutes: readonly number[]): Promise<unknown> =>
      tables.post(
        SERVER,
        'cpu',
        minutes.map((minute) => measured(-minute)),
      );
    const [first] = await database.rows('select max(timestamp) as at from anomaly_scores');
    await arrive(1, 2);
    await at(one, 62).sweep();
    await arrive(3, 4);
    await at(one, -56).sweep();
    await tables.post(SERVER, 'cpu', [
      [measured(-5)[0], NaN],
      [measured(-6)[0], 1e308],
      [measured(-7)[0], -Infinity],
    ]);
    await at(one, -55).sweep();
    await arrive(8);
    await at(one, 9).sweep();

    const after = await database.rows(
      `select timestamp from anomaly_scores where timestamp > '${(first?.at as Date).toISOString()}' order by 1`,
    );
    const minutes = after.map(({ timestamp }) =>
      Math.round(((timestamp as Date).getTime() - NOW_MS) / MINUTE_MS),
    );
    expect(minutes).toEqual([1, 2, 3, 4, 6, 8]);
  });
});
