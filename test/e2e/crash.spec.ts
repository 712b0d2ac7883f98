import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../support/index.js';
import { allScored, deliveries, discrepancies, membership } from './exactly-once.js';
import { type Platform, startPlatform } from './platform.js';
import { isApi, patience } from './source.js';

const CATCH_UP_MS = patience(30_000);
/** Latency in ms, far above normal for the whole fleet. */
const BROKEN = 5_000;

/** Of the two runs of this spec one announces episodes one by one, and the other as incidents. Sweeps are frequent, for kills to meet one. */
const MODE: Readonly<Record<string, string>> = isApi()
  ? { ALERTING: 'single' }
  : { ALERTING: 'incident', SWEEP_INTERVAL_SECONDS: '2' };

/** Kills come at these times after samples have arrived; that one hits work in hand for certain is for `database/crash-in-hand.spec.ts`. */
const KILL_AFTER_MS = [50, 250, 450, 700, 950, 1_300];

describe('a service that is killed at any moment', () => {
  let platform: Platform;
  let broken: readonly string[];
  const roundTimes: Date[] = [];

  /** One sample for every series of the fleet, and an extreme latency on three routers. */
  async function arrive(): Promise<void> {
    const at = new Date();
    roundTimes.push(at);
    await platform.sampleAt(at);
    for (const id of broken) await platform.report(id, 'latency', BROKEN, new Date(at.getTime() + 5));
  }

  beforeAll(async () => {
    platform = await startPlatform();
    const routers = await platform.rows(
      `select id from assets where type = 'router' and "monitoringEnabled" order by name limit 3`,
    );
    broken = routers.map(({ id }) => String(id));
    let service = platform.startService(MODE);
    await service.ready();
    for (const killAfterMs of KILL_AFTER_MS) {
      await arrive();
      await sleep(killAfterMs);
      service.program.kill('SIGKILL');
      await service.program.exited;
      service = platform.startService(MODE);
      await service.program.outputMatches(/is in use/, { timeoutMs: CATCH_UP_MS });
    }
    service.program.kill('SIGKILL');
    await service.program.exited;
    await arrive();
    platform.startService(MODE);
  });

  afterAll(() => platform.stop());

  it('scores every sample exactly once', async () => {
    const [since] = roundTimes as [Date];
    await allScored(platform, since, { timeoutMs: CATCH_UP_MS });
    const { samples, ...wrong } = await discrepancies(platform, since);
    expect(samples).toBeGreaterThan((isApi() ? 6 : 100) * KILL_AFTER_MS.length);
    expect(wrong).toEqual({ unscored: 0, surplus: 0 });
  });

  it('raises exactly one event for every episode, one for every escalation and one alert for every serious episode', async () => {
    await waitFor(async () => (await membership(platform)).waiting === 0, {
      timeoutMs: CATCH_UP_MS,
      what: 'signals to be taken up',
    });
    await waitFor(async () => (await deliveries(platform)).undelivered === 0, {
      timeoutMs: CATCH_UP_MS,
      what: 'delivery',
    });
    const { episodes, openings, events, eventsDue, mostOccurrences, alertsDue, alerts, misrated } =
      await deliveries(platform);
    expect(episodes).toBeGreaterThanOrEqual(broken.length);
    expect(openings).toBe(episodes);
    expect(events).toBe(eventsDue);
    expect(mostOccurrences).toBe(1);
    expect(alertsDue).toBeGreaterThan(0);
    expect(alerts).toBe(alertsDue);
    expect(misrated).toBe(0);
  });

  it('puts every episode into exactly one incident, and raises no alert beside that of its incident', async () => {
    const { episodes, members, incidents, alertsBeside } = await membership(platform, roundTimes[0]);
    expect(members).toBe(episodes);
    expect(incidents).toBeGreaterThan(0);
    if (!isApi()) expect(alertsBeside).toBe(0);
  });
});
