import { type LogLine, recordLogs } from '../../../src/platform/testing/index.js';
import { N_SHARDS } from '../../../src/anomaly/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';

const STEP_S = 300;
const HOUR_S = 3_600;
const DAY_S = 86_400;
const DAYS = 14;
/** Half an hour after the devices are switched off at eight in the evening in Berlin, an hour ahead of UTC. */
const START_MS = Date.UTC(2026, 10, 24, 19, 30);
const idOf = (n: number): string => `b9fa1d28-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;
const [OFFICE, CORE] = [idOf(1), idOf(2)];

/** Whether something reports; the hour of the day in Berlin. */
type IsOn = (hour: number, ageDays: number) => boolean;
const byDay: IsOn = (hour) => hour >= 8 && hour < 20;
const always: IsOn = () => true;

/** What something reports while it is on; seconds from the start. */
function samplesOf(isOn: IsOn, { afterS, untilS }: { readonly afterS: number; readonly untilS: number }) {
  const length = Math.floor((untilS - afterS) / STEP_S);
  return Array.from({ length }, (_, i) => afterS + (i + 1) * STEP_S)
    .filter((s) => isOn((20.5 + s / HOUR_S + 100 * 24) % 24, -s / DAY_S))
    .map((s): readonly [string, number] => [
      new Date(START_MS + s * 1000).toISOString().slice(0, -1),
      50 + ((s / STEP_S) % 5),
    ]);
}

/** A service that finds two weeks of history and sweeps from there on, with a clock that is moved. */
describe('missing data of what pauses at usual times', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let bench: AnomalyBench;
  let logs: readonly LogLine[];
  let nowS: number;

  beforeEach(async () => {
    logs = recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    nowS = 0;
    restart();
  });
  afterEach(async () => {
    await tables.close();
    await database.close();
  });

  function restart(): void {
    bench = new AnomalyBench(database, START_MS + nowS * 1000, { LOCAL_TIMEZONE: 'Europe/Berlin' });
  }

  async function report(id: string, metric: string, isOn: IsOn, span = { afterS: -DAYS * DAY_S, untilS: 0 }) {
    await tables.pollAll(samplesOf(isOn, span).map((sample) => [id, metric, ...sample] as const));
  }

  /** One source of a metric that the office's device has several of. */
  async function reportSource(name: string, isOn: IsOn) {
    const samples = samplesOf(isOn, { afterS: -DAYS * DAY_S, untilS: 0 });
    await tables.post(OFFICE, 'bandwidth_in', samples, { tags: { interface: name }, unit: 'mbps' });
  }

  /** Lets time pass up to so many hours after the start, and sweeps. */
  async function sweepAt(hours: number, ...reporting: readonly [id: string, metric: string, isOn: IsOn][]) {
    const untilS = hours * HOUR_S;
    for (const [id, metric, isOn] of reporting) await report(id, metric, isOn, { afterS: nowS, untilS });
    bench.clock.advanceSeconds(untilS - nowS);
    nowS = untilS;
    await bench.sweep(N_SHARDS);
  }

  const missing = async (): Promise<readonly string[]> =>
    (
      await database.rows(
        `select "assetId", "metricName", status from anomaly_episodes where direction = 'missing' order by 1, 2`,
      )
    ).map(({ assetId, metricName, status }) => {
      const name = assetId === OFFICE ? 'office' : assetId === CORE ? 'core' : String(assetId);
      return `${name} ${String(metricName)} ${String(status)}`;
    });

  async function twoDevices(): Promise<void> {
    await tables.addAsset(OFFICE, 'office-sw-01');
    await tables.addAsset(CORE, 'core-rtr-01');
    for (const metric of ['cpu', 'memory']) await report(OFFICE, metric, byDay);
  }

  it('is no episode of a device that is switched off every night, up to the usual end of that', async () => {
    await twoDevices();
    await report(CORE, 'cpu', always);
    await bench.sweep();
    await bench.sweep();
    expect(await missing()).toEqual([]);
    restart();
    await sweepAt(11, [CORE, 'cpu', always]);
    expect(await missing()).toEqual([]);

    await sweepAt(13, [CORE, 'cpu', always]);
    expect(await missing()).toEqual(['office all metrics open']);
  });

  it('is one of a device that always reports, at the very same time', async () => {
    await twoDevices();
    await report(CORE, 'cpu', (hour, ageDays) => byDay(hour, 0) || ageDays > 1);
    await bench.sweep();

    expect(await missing()).toEqual(['core cpu_usage open']);
  });

  it('is one of a device that goes off at an unusual time', async () => {
    await twoDevices();
    await report(CORE, 'cpu', always);
    await sweepAt(18, [CORE, 'cpu', always], [OFFICE, 'cpu', byDay], [OFFICE, 'memory', byDay]);
    expect(await missing()).toEqual([]);

    await sweepAt(18.5, [CORE, 'cpu', always]);
    expect(await missing()).toEqual(['office all metrics open']);
  });

  it('is one of the rest of a device of which some metrics pause as usual', async () => {
    await twoDevices();
    for (const metric of ['latency', 'packet_loss']) await report(OFFICE, metric, always);
    await report(CORE, 'cpu', always);
    await bench.sweep();
    expect(await missing()).toEqual([]);

    await sweepAt(1, [CORE, 'cpu', always]);
    expect(await missing()).toEqual(['office all metrics open']);
  });

  it('is none of the source of a metric that pauses every night, and one of a source that never did', async () => {
    await tables.addAsset(OFFICE, 'office-sw-01');
    await reportSource('eth0', byDay);
    await reportSource('eth1', (hour, ageDays) => byDay(hour, 0) || ageDays > 1);
    await reportSource('eth2', always);
    await bench.sweep();

    expect(await missing()).toEqual(['office bandwidth_in{interface=eth1} open']);
  });

  it('is no failure of the collection where most of a fleet is switched off at night', async () => {
    const offices = Array.from({ length: 25 }, (_, n) => idOf(10 + n));
    await tables.addAsset(CORE, 'core-rtr-01');
    await report(CORE, 'cpu', always);
    for (const id of offices) {
      await tables.addAsset(id, `office-${id}`);
      await report(id, 'cpu', byDay);
    }
    await bench.sweep();
    await sweepAt(0.5, [CORE, 'cpu', always]);

    expect(await missing()).toEqual([]);
    expect(await bench.collection.current()).toBeUndefined();
    expect(logs.filter(({ level }) => level === 'warn')).toEqual([]);

    await sweepAt(1);
    expect(await missing()).toEqual(['core cpu_usage open']);
  });
});
