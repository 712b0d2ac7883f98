import { setTimeout as delay } from 'node:timers/promises';
import { startStack } from '../../stack/index.js';
import { type BenchRow } from '../bench-row.js';
import { Fleet, METRICS } from '../service/fleet.js';
import { ServiceUnderTest } from '../service/service-under-test.js';

const MINUTE_MS = 60_000;
const ROUND_MS = 10_000;
/** Values outside the bounds of their metrics. */
const IMPOSSIBLE: Readonly<Record<(typeof METRICS)[number], number>> = {
  cpu: 140,
  memory: 140,
  bandwidth_in: 900_000,
  bandwidth_out: 900_000,
  latency: 9_000,
};

const SETTINGS = {
  SWEEP_INTERVAL_SECONDS: '5',
  TRAINING_HISTORY_SECONDS: '93600',
  FIRST_SWEEP_LOOKBACK_SECONDS: '3600',
};

/** Every series becomes anomalous during a long outage of EMS Core; measures what is delivered afterwards, and how fast. */
export async function measureOutage(
  nEpisodes: number,
  minutes: number,
  report: (line: string) => void,
): Promise<readonly BenchRow[]> {
  const stack = await startStack();
  const fleet = new Fleet(stack.databaseUrl);
  const service = new ServiceUnderTest(stack);
  const assets = Math.ceil(nEpisodes / METRICS.length);
  try {
    report(`Loading ${assets} devices …`);
    await fleet.addAssets(assets);
    await fleet.addSamples({ assets, hours: 26 }, new Date());
    await fleet.settle();
    await service.start(SETTINGS);
    await service.logged(/Swept \d+ samples/);
    const before = await fleet.count('select count(*) from outbox_messages');
    await stack.stopEmsCore();
    report(`EMS Core is unavailable for ${minutes} minutes …`);
    const outageStartMs = performance.now();
    await breakEverything(fleet, assets);
    await delay(Math.max(0, minutes * MINUTE_MS - (performance.now() - outageStartMs)));
    await stack.startEmsCore();
    report('EMS Core is available again …');
    return await delivery(service, fleet, before);
  } finally {
    await service.stop();
    await fleet.close();
    await stack.stop();
  }
}

/** Repeats until every episode is detected: some need a few samples. */
async function breakEverything(fleet: Fleet, assets: number): Promise<void> {
  const nDue = () => fleet.count(`${DUE('event')} and status = 'pending'`);
  while ((await nDue()) < assets * METRICS.length) {
    for (let asset = 1; asset <= assets; asset += 1)
      for (const metric of METRICS) await fleet.addSample(asset, metric, IMPOSSIBLE[metric], new Date());
    await delay(ROUND_MS);
  }
}

const DUE = (kind: string): string => `select count(*) from outbox_messages where kind = '${kind}'`;

async function delivery(
  service: ServiceUnderTest,
  fleet: Fleet,
  before: number,
): Promise<readonly BenchRow[]> {
  const startedMs = performance.now();
  await service.until(
    async () => (await fleet.count(`select count(*) from outbox_messages where status <> 'delivered'`)) === 0,
  );
  const minutes = (performance.now() - startedMs) / MINUTE_MS;
  const [eventsDue, alertsDue] = [await fleet.count(DUE('event')), await fleet.count(DUE('alert'))];
  const events = await fleet.count(`select count(*) from events where category = 'anomaly'`);
  const repeats = await fleet.count('select coalesce(sum("occurrenceCount" - 1), 0) as count from events');
  const alerts = await fleet.count('select count(*) from alerts');
  const refusals = (await service.log()).filter((line) => line.includes('allows no more')).length;
  const none = { unit: '', must: 0 };
  return [
    { name: 'messages that waited', unit: '', ours: eventsDue + alertsDue - before },
    { name: 'time to deliver them', unit: 'minutes', ours: minutes },
    { name: 'events too many or too few', ours: Math.abs(events - eventsDue), ...none },
    { name: 'repeated posts of an event', ours: repeats, ...none },
    { name: 'alerts too many or too few', ours: Math.abs(alerts - alertsDue), ...none },
    { name: 'times the rate limit said no', ours: refusals, ...none },
  ];
}
