import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { activeModel } from '../models/trained-model.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const SWITCH = 'b9fa1d28-0000-4000-8000-000000000002';
const UNWATCHED = 'b9fa1d28-0000-4000-8000-000000000003';
const NOW_MS = Date.UTC(2026, 10, 22, 14);
const STEP_S = 60;
const HISTORY_S = 2 * 86_400;

const settings = {
  TRAINING_HISTORY_SECONDS: String(HISTORY_S),
  FIRST_SWEEP_LOOKBACK_SECONDS: '10800',
};

const model = activeModel('v1');

/** A busy metric with an outage an hour before the end, null now and then, one sample a minute. */
function busyDays(seed: number): [string, number | null][] {
  return Array.from({ length: HISTORY_S / STEP_S + 1 }, (_, n): [string, number | null] => {
    const secondsAgo = HISTORY_S - n * STEP_S;
    const at = new Date(NOW_MS - secondsAgo * 1000).toISOString().slice(0, -1);
    const isOut = secondsAgo <= 3600 && secondsAgo > 2400;
    const value = 50 + 20 * Math.sin(n / 229 + seed) + ((n * 7 + seed * 3) % 6);
    return [at, n % 97 === 5 ? null : isOut ? 0 : value];
  });
}

describe('a sweep', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;

  beforeAll(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.addAsset(SWITCH, 'acc-sw-01');
    await tables.addAsset(UNWATCHED, 'lab-sw-09', false);
    await tables.poll(ROUTER, 'cpu', busyDays(1));
    await tables.poll(ROUTER, 'memory', busyDays(2));
    await tables.poll(SWITCH, 'cpu', busyDays(3));
    await tables.poll(UNWATCHED, 'cpu', busyDays(4));
  });
  beforeEach(() =>
    database.rows(
      'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, episode_feedback, anomaly_episodes, outbox_messages, sweep_progress',
    ),
  );
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const scores = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(
      'select "assetId", "metricName", timestamp, score, "isAnomaly" from anomaly_scores order by 1, 2, 3',
    );
  const episodes = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(
      'select "assetId", "metricName", status, "startedAt", "nAnomalous", "peakScore", reason from anomaly_episodes order by 1, 2, 4',
    );
  const bench = (secondsAgo = 0, more: Record<string, string> = {}): AnomalyBench =>
    new AnomalyBench(database, NOW_MS - secondsAgo * 1000, { ...settings, ...more }, model);

  it('scores what is new of the monitored assets once, and finds the outages', async () => {
    const one = bench();
    const report = await one.sweep();
    const rows = await scores();

    expect(report.nScored).toBe(rows.length);
    expect(report.seriesIds.size).toBe(3);
    expect(rows).toHaveLength(3 * 180 - (await missingWithin(3 * 3600)));
    expect(new Set(rows.map(({ assetId }) => assetId))).toEqual(new Set([ROUTER, SWITCH]));
    expect((await episodes()).length).toBeGreaterThanOrEqual(3);
    expect(await one.sweep()).toMatchObject({ seriesIds: new Set(), nScored: 0 });
    expect(await scores()).toEqual(rows);
  });

  it('finds the same in one sweep as in many, with restarts between them', async () => {
    await bench().sweep();
    const [rowsOfOne, episodesOfOne] = [await scores(), await episodes()];
    await database.rows(
      'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, episode_feedback, anomaly_episodes, outbox_messages, sweep_progress',
    );

    const lookback = { FIRST_SWEEP_LOOKBACK_SECONDS: String(10_800 - 7_200) };
    for (const secondsAgo of [7_200, 7_170, 3_500, 3_400, 1_000, 0])
      await bench(secondsAgo, lookback).sweep();

    expect(await scores()).toEqual(rowsOfOne);
    expect(await episodes()).toEqual(episodesOfOne);
  });

  it('loses and doubles nothing when worker threads die on the way', async () => {
    await bench().sweep();
    const whole = await scores();
    for (let killedAt = 1; killedAt <= 4; killedAt++) {
      await database.rows(
        'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, episode_feedback, anomaly_episodes, outbox_messages, sweep_progress',
      );
      const broken = bench();
      broken.pool.isKilledAt = killedAt;
      const outcome = await broken.sweep().then(
        () => 'done',
        (error: unknown) => String(error),
      );
      if (killedAt === 1) expect(outcome).toContain('The worker thread exited');
      broken.pool.isKilledAt = Infinity;
      await broken.sweep();

      expect(await scores()).toEqual(whole);
    }
  });

  it('changes nothing it has published when a sample comes too late or once more', async () => {
    await bench().sweep();
    const published = async (): Promise<unknown> => [
      await scores(),
      await episodes(),
      await database.rows('select kind, payload from outbox_messages order by sequence'),
    ];
    const before = await published();
    const at = (secondsAgo: number): string =>
      new Date(NOW_MS - secondsAgo * 1000).toISOString().slice(0, -1);
    await tables.poll(ROUTER, 'cpu', [
      [at(630), 99.25],
      [at(3000), 12.25],
    ]);
    try {
      const report = await bench(0, { LATE_SAMPLES_SECONDS: '0' }).sweep();
      expect(report).toMatchObject({ nScored: 0, nTooLate: 1 });
      expect(await published()).toEqual(before);
    } finally {
      await database.rows('delete from device_metrics_history where value in (99.25, 12.25)');
    }
  });

  it('cancels a request whose client has disconnected', async () => {
    await expect(bench().detect({ timeRangeSeconds: 3600 }, AbortSignal.abort())).rejects.toMatchObject({
      code: 'client_gone',
      kind: 'cancelled',
    });
  });

  it('gives a request for the last hour the scores that it stored', async () => {
    const one = bench();
    await one.sweep();
    const stored = (await scores()).filter(
      ({ timestamp, isAnomaly }) => isAnomaly === true && (timestamp as Date).getTime() > NOW_MS - 3_600_000,
    );
    const detection = await one.detect({ timeRangeSeconds: 3600 });

    const detected = detection.anomalies.map(({ asset, metricName, atMs, score }) => ({
      assetId: asset.id,
      metricName,
      timestamp: new Date(atMs),
      score,
      isAnomaly: true,
    }));
    const inOrder = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
    expect(stored.length).toBeGreaterThan(0);
    expect(inOrder(detected)).toEqual(inOrder(stored));
    expect(detection).toMatchObject({
      nAssets: 2,
      nSeries: 3,
      modelVersion: 'v1',
      nAnomalies: stored.length,
    });
  });

  it('explains by the stored forecast where there is one, in sweeps as on request', async () => {
    const madeAt = new Date(NOW_MS - 3 * 3_600_000).toISOString();
    await database.rows(`
      insert into series_forecasts ("assetId", "metricName", "firstAt", "madeAt", "stepSeconds", lows, medians, highs, naives,
        "historySeconds", "methodVersion", details)
      select '${ROUTER}', 'cpu_usage', '${madeAt}', '${madeAt}', 3600, array_fill(31::real, array[24]), array_fill(51::real, array[24]),
        array_fill(72::real, array[24]), array_fill(50::real, array[24]), 172800, 1, '{"members": [], "seasons": [], "isShort": false}'`);
    try {
      await bench().sweep();
      const forecast = 'cpu_usage fell to 0%; 31–72% was forecast for this hour; ';
      const reasons = (await episodes()).map(({ reason }) => String(reason));
      expect(reasons.filter((reason) => reason.startsWith(forecast))).toHaveLength(1);
      const { anomalies } = await bench().detect({ assetId: ROUTER, timeRangeSeconds: 3600 });
      const fallOf = (name: string) =>
        anomalies.find((one) => one.metricName === name && one.metadata.direction === 'low')?.metadata;
      const expected = { low: 31, median: 51, high: 72 };
      expect(fallOf('cpu_usage')).toMatchObject({ expectedFrom: 'forecast', expected, deviation: -51 });
      expect(fallOf('memory_usage')).toMatchObject({ expectedFrom: 'detector' });
    } finally {
      await database.rows('truncate series_forecasts');
    }
  });

  it('answers when the score of each asset was highest, and which metrics drove it', async () => {
    const { assets } = await bench().detect({ timeRangeSeconds: 7_200 });

    expect(new Set(assets.map(({ asset }) => asset.name))).toEqual(new Set(['core-rtr-01', 'acc-sw-01']));
    expect(assets[0]?.score).toBeGreaterThanOrEqual(assets[1]?.score ?? 1);
    for (const { score, atMs, drivers } of assets) {
      expect(score).toBeGreaterThan(0.7);
      expect(atMs).toBeGreaterThan(NOW_MS - 3_600_000 - STEP_S * 1000);
      expect(atMs).toBeLessThan(NOW_MS - 2_400_000 + STEP_S * 1000);
      expect(drivers[0]).toMatchObject({ atMs });
    }
    const router = assets.find(({ asset }) => asset.id === ROUTER);
    expect(router?.drivers.map(({ metricName }) => metricName).sort()).toEqual(['cpu_usage', 'memory_usage']);
  });

  it('answers a request without ever having swept, from history alone, and stores nothing', async () => {
    const detection = await bench().detect({
      assetId: UNWATCHED.toUpperCase(),
      metricNames: ['cpu'],
      timeRangeSeconds: 3600,
    });

    expect(detection).toMatchObject({ nAssets: 1, nSeries: 1 });
    expect(detection.counts.received).toBe(60);
    expect(detection.nAnomalies).toBeGreaterThan(0);
    expect(await scores()).toEqual([]);
    expect(await database.rows('select 1 from series_checkpoints')).toEqual([]);
  });

  it('answers in finite numbers from the second sample of a series on, however low the threshold', async () => {
    const young = 'b9fa1d28-0000-4000-8000-00000000000f';
    await tables.addAsset(young, 'new-srv-01', false);
    await tables.poll(young, 'cpu', busyDays(5).slice(-3));

    const { anomalies } = await bench().detect({
      assetId: young,
      timeRangeSeconds: 3600,
      threshold: 0,
    });

    expect(anomalies).toHaveLength(3);
    for (const { metadata } of anomalies.slice(0, -1)) {
      const { deviation, sigmas, confidence, expected } = metadata;
      for (const value of [deviation, sigmas, confidence, ...Object.values(expected)]) {
        expect(Number.isFinite(value)).toBe(true);
      }
    }
  });

  it('scores with the policy of the metric, which a setting may change', async () => {
    const faulty = 'b9fa1d28-0000-4000-8000-00000000000e';
    await tables.addAsset(faulty, 'edge-rtr-09', false);
    const misread = busyDays(6).map(([at, value], n, { length }): [string, number | null] => {
      return [at, n === length - 1 ? 140 : value];
    });
    await tables.poll(faulty, 'memory', misread);
    await tables.poll(faulty, 'latency', busyDays(7));
    const found = async (environment: Readonly<Record<string, string>>): Promise<unknown[]> => {
      const policed = new AnomalyBench(database, NOW_MS, { ...settings, ...environment }, model);
      const { anomalies } = await policed.detect({ assetId: faulty, timeRangeSeconds: 3600 });
      const kinds = anomalies.map(({ metricName, metadata }) => `${metricName} ${metadata.direction}`);
      return [...new Set(kinds)];
    };

    const byDefault = await found({});
    expect(byDefault).toEqual(expect.arrayContaining(['memory_usage impossible', 'memory_usage low']));
    expect(byDefault).not.toContain('latency low');
    const METRIC_POLICIES =
      '{"memory": {"highest": null}, "latency": {"direction": "both", "invalidValues": []}}';
    const changed = await found({ METRIC_POLICIES });
    expect(changed).toEqual(expect.arrayContaining(['latency low', 'memory_usage high']));
    expect(changed).not.toContain('memory_usage impossible');
  });

  /** Nulls among the samples of the monitored series within that time. */
  async function missingWithin(seconds: number): Promise<number> {
    const [row] = await database.rows(
      `select count(*)::int as n from device_metrics_history
       where value is null and asset_id <> '${UNWATCHED}' and timestamp > '${new Date(NOW_MS - seconds * 1000).toISOString()}'`,
    );
    return Number(row?.n);
  }
});
