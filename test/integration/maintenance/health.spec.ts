import { AssetSituations } from '../../../src/anomaly/asset-situation.service.js';
import { EpisodeRepository } from '../../../src/anomaly/episodes/episode.repository.js';
import { SeriesReportRepository } from '../../../src/anomaly/missing-data/series-report.repository.js';
import { AssetHealthHistoryResponse } from '../../../src/maintenance/health/dto/asset-health-history.dto.js';
import { FleetHealthResponse } from '../../../src/maintenance/health/dto/fleet-health.dto.js';
import { HealthDays } from '../../../src/maintenance/health/health-day.repository.js';
import type { KnownRisks } from '../../../src/maintenance/health/known-risks.service.js';
import { ReadHealth } from '../../../src/maintenance/health/read-health.service.js';
import { RecordHealth } from '../../../src/maintenance/health/record-health.service.js';
import { AssetHealthService } from '../../../src/maintenance/index.js';
import { AssetDirectory } from '../../../src/metrics/index.js';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';

const NOW_MS = Date.UTC(2026, 10, 24, 12);
const DAY_SECONDS = 86_400;
const idOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

/** 1 is well, 2 will fail, 3 has an open episode as well, 4 is in maintenance, 5 was never heard of, 6 is not monitored. */
describe('the health of the fleet', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let health: ReadHealth;
  let recording: RecordHealth;
  const clock = new StoppedClock(NOW_MS);
  const probabilities = new Map<string, number | null>([
    [idOf(1), 0],
    [idOf(2), 0.33],
    [idOf(3), 0.1],
    [idOf(5), null],
  ]);
  const riskOf = (assetId: string) => ({
    assetId,
    probability: probabilities.get(assetId) ?? null,
    reason: 'too few failures',
    contributions: [{ share: 1, text: 'fan_speed falls' }],
  });
  const risks = {
    horizonDays: 30,
    list: () => Promise.resolve(new Map([...probabilities.keys()].map((id) => [id, riskOf(id)]))),
    ofAsset: (assetId: string) => Promise.resolve(riskOf(assetId)),
  } as unknown as KnownRisks;

  beforeAll(async () => {
    database = await openPlatformDatabase();
    const { em } = database;
    tables = await EmsTables.of(database.url);
    for (const n of [1, 2, 3, 4, 5, 6]) await tables.addAsset(idOf(n), `device-${n}`, n !== 6);
    await tables.execute(`update assets set status = 'maintenance' where name = 'device-4';
      update assets set type = 'server' where name in ('device-1', 'device-2')`);
    await database.rows(`
      insert into series_reports ("assetId", "metricName", "lastSampleAt", "intervalMs")
      select '00000000-0000-4000-8000-00000000000' || n, 'cpu', '2026-11-25T11:59Z', 30000 from generate_series(1, 4) n;
      insert into anomaly_episodes (id, "assetId", "metricName", status, severity, direction, "startedAt", "lastAnomalousAt",
        "lastAboveThresholdAt", "nAnomalous", "nNormalSince", "peakScore", "peakAt", reason)
      values ('${idOf(9)}', '${idOf(3)}', 'cpu', 'open', 'medium', 'high', now(), now(), now(), 1, 0, 0.9, now(), 'cpu rose')`);
    const directory = new AssetDirectory(new DatabaseMetricSource(em, 'UTC'));
    const situations = new AssetSituations(new EpisodeRepository(em), new SeriesReportRepository(em));
    const assetHealth = new AssetHealthService(directory, situations, clock, risks);
    const days = new HealthDays(em);
    health = new ReadHealth(directory, assetHealth, days, risks, clock);
    recording = new RecordHealth(directory, assetHealth, days, clock);
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  it('counts assets by how they stand, and rates neither those in maintenance nor those of which nothing is known', async () => {
    const answer = FleetHealthResponse.from(await health.ofFleet({ days: 28 }));

    expect(answer).toMatchObject({
      horizonDays: 30,
      counts: { healthy: 1, warning: 1, critical: 1, unknown: 1, maintenance: 1 },
      predicted: 3,
      medianScore: 60,
      trend: [],
    });
    expect(answer.distribution.flatMap(({ from, count }) => (count === 0 ? [] : [[from, count]]))).toEqual([
      [50, 1],
      [60, 1],
      [90, 1],
    ]);
    const servers = await health.ofFleet({ days: 28, type: 'server' });
    expect(servers.counts).toMatchObject({ healthy: 1, warning: 1, critical: 0, maintenance: 0 });
  });

  it('says what lowers the health of an asset, with shares that add up', async () => {
    const { score, factors, probability } = AssetHealthHistoryResponse.from(
      await health.ofAsset(idOf(3), 90),
    );

    expect([score, probability]).toEqual([55, 0.1]);
    expect(factors).toEqual([
      { kind: 'episode', points: 25, share: 25 / 45, reason: 'cpu rose', episodeId: idOf(9) },
      {
        kind: 'failure-risk',
        points: 20,
        share: 20 / 45,
        reason: 'fails within 30 days with a probability of 10 %: fan_speed falls',
        episodeId: null,
      },
    ]);
  });

  it('says why there is no score, and why no probability', async () => {
    const inMaintenance = AssetHealthHistoryResponse.from(await health.ofAsset(idOf(4), 90));
    expect(inMaintenance).toMatchObject({
      status: 'maintenance',
      score: null,
      reason: 'It is in maintenance: not rated',
      probability: null,
      probabilityReason: 'too few failures',
      factors: [],
    });
    expect(AssetHealthHistoryResponse.from(await health.ofAsset(idOf(5), 90))).toMatchObject({
      status: 'unknown',
      score: null,
      reason: 'no sample was ever seen',
    });
  });

  it('keeps the last look of each day, once for each monitored asset', async () => {
    const { signal } = new AbortController();
    await recording.run(signal);
    probabilities.set(idOf(2), 0.67);
    await recording.run(signal);
    clock.advanceSeconds(DAY_SECONDS);
    probabilities.set(idOf(2), 1);
    await recording.run(signal);

    const { trend } = await health.ofFleet({ days: 28 });
    expect(trend.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25']);
    expect(trend[0]).toMatchObject({
      counts: { healthy: 1, warning: 0, critical: 2, unknown: 1, maintenance: 1 },
      medianScore: 55,
    });
    const { days } = AssetHealthHistoryResponse.from(await health.ofAsset(idOf(2), 90));
    expect(days).toMatchObject([
      { day: '2026-11-24', score: 25, factors: [{ kind: 'failure-risk', points: 75, share: 1 }] },
      { day: '2026-11-25', score: 0, status: 'critical' },
    ]);
    expect((await health.ofFleet({ days: 28, type: 'server' })).trend[0]?.counts).toMatchObject({
      healthy: 1,
      critical: 1,
    });
    expect((await health.ofFleet({ days: 1 })).trend).toHaveLength(2);
    clock.advanceSeconds(DAY_SECONDS);
    expect((await health.ofFleet({ days: 1 })).trend).toHaveLength(1);
  });
});
