import { type LogLine, recordLogs } from '../../../src/platform/testing/index.js';
import { N_SHARDS } from '../../../src/anomaly/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';

const START_MS = Date.UTC(2026, 10, 24, 14);
const POLL_S = 30;
/** Every other poll: what is announced goes by the time, not by the number of sweeps. */
const SWEEP_S = 60;
const HISTORY_S = 7_200;
const METRICS = ['cpu', 'memory', 'latency', 'packet_loss'];
const idOf = (n: number): string => `b9fa1d28-0000-4000-8000-00000000000${n}`;
const ASSETS = [1, 2, 3, 4];
const ROUTER = idOf(1);
const SERVER = idOf(2);

interface MissingDataEpisode {
  readonly assetId: string;
  readonly metricName: string;
  readonly status: string;
  readonly severity: string;
  readonly reason: string;
}

/** A platform of four assets with four metrics each, polled every 30 s, and a service whose clock is moved. */
describe('missing data', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let bench: AnomalyBench;
  let logs: readonly LogLine[];
  let nowS: number;

  beforeEach(async () => {
    logs = recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    for (const n of ASSETS) await tables.addAsset(idOf(n), `asset-${n}`);
    await tables.execute(`update assets set tier = 3 where id <> '${ROUTER}'`);
    nowS = 0;
    restart();
    await pass(1_800);
    await bench.sweep();
  });
  afterEach(async () => {
    await tables.close();
    await database.close();
  });

  /** A new process on the same database. */
  function restart(): void {
    bench = new AnomalyBench(database, START_MS + nowS * 1000, {
      TRAINING_HISTORY_SECONDS: String(HISTORY_S),
      FIRST_SWEEP_LOOKBACK_SECONDS: '3600',
    });
  }

  /** Lets time pass while all series but the excluded ones report; each series is polled at its own second. */
  async function pass(seconds: number, isExcluded: (asset: string, metric: string) => boolean = () => false) {
    const untilS = nowS + seconds;
    const reporting = ASSETS.flatMap((n, a) =>
      METRICS.map((metric, m) => ({ asset: idOf(n), metric, offsetS: 4 * a + m })),
    ).filter(({ asset, metric }) => !isExcluded(asset, metric));
    await tables.pollAll(
      reporting.flatMap(({ asset, metric, offsetS }) =>
        samplesBetween(nowS, untilS, offsetS).map(([at, value]) => [asset, metric, at, value] as const),
      ),
    );
    nowS = untilS;
    bench.clock.advanceSeconds(seconds);
  }

  /** The same, with sweeps meanwhile. */
  async function live(seconds: number, isExcluded?: (asset: string, metric: string) => boolean) {
    for (let passed = 0; passed < seconds; passed += SWEEP_S) {
      await pass(Math.min(SWEEP_S, seconds - passed), isExcluded);
      await bench.sweep(N_SHARDS);
    }
  }

  const missingData = async (): Promise<readonly MissingDataEpisode[]> =>
    (await database.rows(
      `select "assetId", "metricName", status, severity, reason from anomaly_episodes
       where direction = 'missing' order by "startedAt", "assetId", "metricName"`,
    )) as unknown as readonly MissingDataEpisode[];
  const brief = async (): Promise<readonly string[]> =>
    (await missingData()).map(
      ({ assetId, metricName, status }) =>
        `${ASSETS.find((n) => idOf(n) === assetId)} ${metricName} ${status}`,
    );
  const events = async (): Promise<readonly string[]> =>
    (
      await database.rows(`select payload ->> 'title' as title from outbox_messages where kind = 'event'
       and payload ->> 'title' like '%missing%' order by sequence`)
    ).map(({ title }) => String(title));
  const routerCpu = (asset: string, metric: string): boolean => asset === ROUTER && metric === 'cpu';

  it('is announced once for a series that stops reporting, and ends with its first new sample', async () => {
    await live(180, routerCpu);
    expect(await missingData()).toEqual([]);
    await live(600, routerCpu);

    expect(await missingData()).toEqual([
      {
        assetId: ROUTER,
        metricName: 'cpu_usage',
        status: 'open',
        severity: 'high',
        reason: 'cpu_usage has not reported since 14:30 UTC; it usually does every 30 s',
      },
    ]);
    expect(await events()).toEqual(['Anomaly: cpu_usage missing · 2026-11-24 14:30 UTC']);

    await live(60);
    expect(await brief()).toEqual(['1 cpu_usage closed']);
    const [row] = await database.rows(`select "endedAt" from anomaly_episodes where direction = 'missing'`);
    expect((row?.endedAt as Date).getTime()).toBe(START_MS + (1_800 + 780 + 30) * 1000);
    expect(await events()).toHaveLength(1);
  });

  it('is announced once for an asset that stops reporting, and allows its metrics time to return', async () => {
    const off = (asset: string): boolean => asset === SERVER;
    await live(900, off);

    expect(await missingData()).toEqual([
      {
        assetId: SERVER,
        metricName: 'all metrics',
        status: 'open',
        severity: 'medium',
        reason: 'all metrics of the asset (4) have not reported since 14:29 UTC; they usually do every 30 s',
      },
    ]);
    expect(await events()).toHaveLength(1);

    // One metric is back at once; the others get a grace period before they are announced.
    await live(120, (asset, metric) => off(asset) && metric !== 'cpu');
    expect(await brief()).toEqual(['2 all metrics closed']);
    await live(240, (asset, metric) => off(asset) && metric === 'latency');
    expect(await brief()).toEqual(['2 all metrics closed', '2 latency open']);
    expect(await events()).toHaveLength(2);
  });

  it('replaces the messages of single series when the rest of their asset follows', async () => {
    await live(600, routerCpu);
    await live(600, (asset) => asset === ROUTER);

    expect(await brief()).toEqual(['1 cpu_usage closed', '1 all metrics open']);
  });

  it('closes the anomaly of a series that stops reporting', async () => {
    await database.rows(`
      insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
        "lastAboveThresholdAt", "nAnomalous", "nNormalSince", "peakScore", "peakValue", "peakAt", reason)
      values (gen_random_uuid(), '${ROUTER}', 'cpu_usage', 'open', 'high', 'high', '2026-11-24T14:29:00Z', '2026-11-24T14:29:30Z',
        '2026-11-24T14:29:30Z', 2, 0, 0.85, 99, '2026-11-24T14:29:00Z', 'cpu_usage rose')`);
    await live(300, routerCpu);

    expect(
      await database.rows(`select direction, status, "endedAt" from anomaly_episodes order by "startedAt"`),
    ).toEqual([
      { direction: 'high', status: 'closed', endedAt: new Date('2026-11-24T14:29:30Z') },
      { direction: 'missing', status: 'open', endedAt: null },
    ]);
  });

  it('is taken for a fault of the collection when most series do not report, and logged once', async () => {
    const most = (asset: string): boolean => asset !== idOf(4);
    await live(300, most);
    restart();
    await live(300, most);

    expect(await missingData()).toEqual([]);
    expect(await bench.collection.current()).toMatchObject({ nMissingSeries: 11, nSeries: 16 });

    // A series that recovers does so within a polling interval; any other is announced after its grace period.
    await live(120, routerCpu);
    expect(await bench.collection.current()).toBeUndefined();
    expect(await missingData()).toEqual([]);
    await live(240, routerCpu);
    expect(await brief()).toEqual(['1 cpu_usage open']);
    expect(logs.filter(({ message }) => message.startsWith('Metrics ')).map(({ level }) => level)).toEqual([
      'warn',
      'log',
    ]);
  });

  it('is not announced after a downtime of the service alone', async () => {
    await pass(3_600);
    restart();
    await bench.sweep();

    expect(await missingData()).toEqual([]);
    expect(logs.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('is counted apart from the episodes that scoring found', async () => {
    await pass(300, routerCpu);
    expect(await bench.sweep()).toMatchObject({ nOpened: 0, nMissingDataOpened: 1, nMissingDataClosed: 0 });
    await pass(60);
    expect(await bench.sweep()).toMatchObject({ nClosed: 0, nMissingDataOpened: 0, nMissingDataClosed: 1 });
  });

  it('is tracked across restarts', async () => {
    await live(300, routerCpu);
    restart();
    await live(120, routerCpu);
    expect(await brief()).toEqual(['1 cpu_usage open']);
    restart();
    await live(60);

    expect(await brief()).toEqual(['1 cpu_usage closed']);
    expect(await events()).toHaveLength(1);
  });

  it('is announced once when two processes sweep at the same time', async () => {
    await pass(300, routerCpu);
    await bench.sweep();
    const first = await brief();
    const other = bench;
    restart();
    await Promise.all([other.sweep(), bench.sweep()]);

    expect(first).toEqual(['1 cpu_usage open']);
    expect(await brief()).toEqual(first);
  });

  it.each([
    ['its monitoring is switched off', `"monitoringEnabled" = false`],
    ['it is in maintenance', `status = 'maintenance'`],
  ])('is not announced for an asset while %s, and ends', async (_what, change) => {
    await live(300, routerCpu);
    expect(await brief()).toEqual(['1 cpu_usage open']);

    await tables.execute(`update assets set ${change} where id in ('${ROUTER}', '${SERVER}')`);
    await live(600, (asset) => asset === ROUTER || asset === SERVER);

    expect(await brief()).toEqual(['1 cpu_usage closed']);
  });

  it('is not looked for in an asset in maintenance, and from when to when that was is kept', async () => {
    const times = (): Promise<readonly Record<string, unknown>[]> =>
      database.rows(`
        select "assetId", extract(epoch from "endedAt" - "startedAt")::int as seconds from maintenance_times`);
    const setStatus = (status: string): Promise<unknown> =>
      tables.execute(`update assets set status = '${status}' where id = '${SERVER}'`);
    await setStatus('maintenance');
    await live(120);
    expect(await times()).toEqual([{ assetId: SERVER, seconds: null }]);

    await setStatus('online');
    await live(60);
    expect(await times()).toEqual([{ assetId: SERVER, seconds: expect.any(Number) as number }]);
  });

  it('is not announced during a silence, and is when the silence ends before it', async () => {
    const endsAt = new Date(START_MS + (nowS + 600) * 1000);
    await bench.silences.addSilence({ assetId: ROUTER, metricName: 'cpu', endsAt, reason: 'agent upgrade' });
    await live(570, routerCpu);
    expect(await brief()).toEqual(['1 cpu_usage open']);
    expect(await events()).toEqual([]);

    await live(90, routerCpu);
    expect(await brief()).toEqual(['1 cpu_usage open']);
    expect(await events()).toHaveLength(1);
  });

  it('is never announced when it ends within its silence', async () => {
    await bench.silences.addSilence({ assetId: ROUTER, reason: 'agent upgrade' });
    await live(300, routerCpu);
    await live(60);

    expect(await brief()).toEqual(['1 cpu_usage closed']);
    expect(await events()).toEqual([]);
  });

  it('ends for a series that has not reported for longer than the history', async () => {
    await live(300, routerCpu);
    await pass(HISTORY_S, routerCpu);
    await bench.sweep();
    expect(await brief()).toEqual(['1 cpu_usage closed']);
    await live(60, routerCpu);

    expect(await brief()).toEqual(['1 cpu_usage closed']);
    expect(await events()).toHaveLength(1);
  });
});

/** One sample every polling interval, some seconds into it; times are seconds after the start. */
function samplesBetween(afterS: number, untilS: number, offsetS: number): readonly [string, number][] {
  const first = Math.floor((afterS - offsetS) / POLL_S) + 1;
  const last = Math.floor((untilS - offsetS) / POLL_S);
  return Array.from({ length: last - first + 1 }, (_, index): [string, number] => {
    const n = first + index;
    const at = new Date(START_MS + (n * POLL_S + offsetS) * 1000);
    return [at.toISOString().slice(0, -1), 50 + (((n % 5) + 5) % 5)];
  });
}
