import { assetNamed, type Incident, startSimulator } from '../../../simulator/index.js';
import { waitFor } from '../../support/index.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest();
});
afterAll(() => running.stop());

const at = new Date('2026-11-18T10:00:00Z');
const router = assetNamed('core-rtr-01');

const spike: Incident = {
  groupId: router.id,
  assetId: router.id,
  metricType: 'cpu',
  kind: 'spike',
  magnitude: 0.9,
  startedAt: new Date(at.getTime() + 60_000),
  endedAt: new Date(at.getTime() + 120_000),
  description: 'a test',
};

const number = async (select: string): Promise<number> =>
  Number((await running.sql(`SELECT (${select}) AS n`))[0]!.n);

describe('a live round', () => {
  it('writes one sample per series and per copy', async () => {
    expect(await running.simulator.sampleAt(at)).toBe(152);
    expect(
      await number(`SELECT count(*) FROM device_metrics_history WHERE timestamp = '2026-11-18 10:00:00'`),
    ).toBe(89);
    expect(await number(`SELECT count(*) FROM metrics WHERE timestamp = '2026-11-18 10:00:00'`)).toBe(63);
  });

  it('keeps the platform’s health and links in step', async () => {
    expect(
      await number(`SELECT count(*) FROM device_health WHERE status = 'online' AND health_score = 100`),
    ).toBe(24);
    expect(
      await number(`SELECT count(*) FROM device_connections WHERE last_seen = '2026-11-18 10:00:00'`),
    ).toBe(25);
  });

  it('shows an incident while it lasts, and marks its asset', async () => {
    const state = `SELECT a.status, d.value::float8 AS cpu FROM assets a JOIN device_metrics_history d ON d.asset_id = a.id
                    WHERE a.name = 'core-rtr-01' AND d.metric_type = 'cpu' ORDER BY d.timestamp DESC LIMIT 1`;
    await running.simulator.beginIncidents([spike]);
    await running.simulator.sampleAt(new Date(at.getTime() + 90_000));
    const [during] = await running.sql(state);
    await running.simulator.sampleAt(new Date(at.getTime() + 150_000));
    const [after] = await running.sql(state);
    expect(during!.status).toBe('warning');
    expect(during!.cpu).toBeGreaterThan(90);
    expect(after!.status).toBe('online');
    expect(after!.cpu).toBeLessThan(60);
    expect(await number(`SELECT count(*) FROM simulator_incidents WHERE description = 'a test'`)).toBe(1);
  });
});

describe('a restart', () => {
  it('fills what was missed at five-minute steps, a day at most, and goes on ticking', async () => {
    await running.sql('DELETE FROM device_metrics_history');
    await running.simulator.sampleAt(new Date(Date.now() - 50 * 3_600_000));
    const again = await startSimulator({
      databaseUrl: running.databaseUrl,
      port: 0,
      incidents: false,
      intervalSeconds: 1,
    });
    const series = `SELECT count(*) FROM device_metrics_history WHERE asset_id = '${router.id}' AND metric_type = 'memory'`;
    try {
      const filled = await number(`${series} AND collection_interval = 300`);
      expect([287, 288]).toContain(filled);
      await waitFor(async () => (await number(`${series} AND collection_interval = 1`)) >= 2, {
        what: 'live samples',
      });
    } finally {
      await again.close();
    }
  });
});
