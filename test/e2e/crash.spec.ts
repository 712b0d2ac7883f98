import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../support/index.js';
import { type Platform, startPlatform } from './platform.js';
import { isApi, patience } from './source.js';

const CATCH_UP_MS = patience(30_000);
/** Latency in ms that none of the fleet ever has. */
const BROKEN = 5_000;

/** Kills come at these times after samples have arrived: before, in and after a sweep. */
const KILL_AFTER_MS = [50, 250, 450, 700, 950, 1_300];

describe('a service that is killed at any moment', () => {
  let platform: Platform;
  let broken: readonly string[];
  const roundTimes: Date[] = [];

  /** One sample for every series of the fleet, and something terrible on three routers. */
  async function arrive(): Promise<void> {
    const at = new Date();
    roundTimes.push(at);
    await platform.sampleAt(at);
    for (const id of broken) await platform.report(id, 'latency', BROKEN, new Date(at.getTime() + 5));
  }

  /** Samples without a score, scores without a sample, and samples scored twice. */
  async function discrepancies(): Promise<unknown> {
    const since = roundTimes[0]?.toISOString().slice(0, -1) ?? '';
    const [row] = await platform.rows(`
      with samples as (
        select distinct asset_id::text as asset,
          case metric_type when 'cpu' then 'cpu_usage' when 'memory' then 'memory_usage' when 'disk' then 'disk_usage' else metric_type end as metric,
          date_trunc('milliseconds', timestamp) as at
        from (
          select asset_id, metric_type, value, timestamp from device_metrics_history
          union all select "assetId", "metricName", value, timestamp from metrics
        ) s join assets a on a.id = asset_id and a."monitoringEnabled"
        where timestamp >= timestamp '${since}' and value is not null
      ), scores as (
        select "assetId" as asset, "metricName" as metric, timestamp at time zone 'UTC' as at from anomaly_scores
        where timestamp >= timestamptz '${since}Z'
      )
      select (select count(*)::int from samples) as samples,
        (select count(*)::int from (select * from samples except all select * from scores) m) as unscored,
        (select count(*)::int from (select * from scores except all select * from samples) m) as surplus`);
    return row;
  }

  beforeAll(async () => {
    platform = await startPlatform();
    const routers = await platform.rows(
      `select id from assets where type = 'router' and "monitoringEnabled" order by name limit 3`,
    );
    broken = routers.map(({ id }) => String(id));
    let service = platform.startService();
    await service.ready();
    for (const killAfterMs of KILL_AFTER_MS) {
      await arrive();
      await sleep(killAfterMs);
      service.program.kill('SIGKILL');
      await service.program.exited;
      service = platform.startService();
      await service.program.outputMatches(/is in use/, { timeoutMs: CATCH_UP_MS });
    }
    service.program.kill('SIGKILL');
    await service.program.exited;
    await arrive();
    platform.startService();
  }, 600_000);

  afterAll(() => platform.stop());

  it('scores every sample exactly once', async () => {
    await waitFor(async () => ((await discrepancies()) as { unscored: number }).unscored === 0, {
      timeoutMs: CATCH_UP_MS,
      what: 'all samples to be scored',
    });
    const { samples, ...wrong } = (await discrepancies()) as Record<string, number>;
    expect(samples).toBeGreaterThan((isApi() ? 6 : 100) * KILL_AFTER_MS.length);
    expect(wrong).toEqual({ unscored: 0, surplus: 0 });
  });

  it('raises exactly one event for every episode, one for every rise of its severity and one alert for every serious one', async () => {
    const counts = (): Promise<Record<string, unknown> | undefined> =>
      platform
        .rows(
          `select (select count(*)::int from anomaly_episodes) as episodes,
             (select count(*)::int from events where category = 'anomaly' and title not like '% · now %') as openings,
             (select count(*)::int from events where category = 'anomaly') as events,
             (select count(*)::int from outbox_messages where kind = 'event') as "eventsDue",
             (select coalesce(max("occurrenceCount"), 0)::int from events) as "mostOccurrences",
             (select count(*)::int from outbox_messages where kind = 'alert') as "alertsDue",
             (select count(*)::int from alerts) as alerts,
             (select count(*)::int from outbox_messages where status <> 'delivered') as undelivered`,
        )
        .then(([row]) => row);
    await waitFor(async () => (await counts())?.undelivered === 0, {
      timeoutMs: CATCH_UP_MS,
      what: 'delivery',
    });
    const { episodes, openings, events, eventsDue, mostOccurrences, alertsDue, alerts } =
      (await counts()) ?? {};
    expect(episodes).toBeGreaterThanOrEqual(broken.length);
    expect(openings).toBe(episodes);
    expect(events).toBe(eventsDue);
    expect(mostOccurrences).toBe(1);
    expect(alertsDue).toBeGreaterThan(0);
    expect(alerts).toBe(alertsDue);
  });
});
