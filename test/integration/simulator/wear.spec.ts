import { startSimulator } from '../../../simulator/index.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

const DAY_MS = 86_400_000;

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest({ wearAssets: 12 });
});
afterAll(() => running.stop());

const number = async (select: string): Promise<number> => {
  const [row] = await running.sql(`SELECT (${select})::float8 AS n`);
  return Number(row!.n);
};
const SAMPLES = `SELECT count(*) FROM device_metrics_history JOIN assets ON assets.id = asset_id WHERE location = 'Leipzig plant'`;

describe('the plant of the simulator', () => {
  it('comes with half a year of history, its failures and what is installed', async () => {
    expect(running.simulator).toMatchObject({ assets: 24, wearAssets: 12 });
    expect(await number(`SELECT count(*) FROM assets WHERE metadata ? 'serialNumber'`)).toBe(12);
    expect(await number(SAMPLES)).toBeGreaterThan(12 * 3 * 4 * 165);
    expect(await number(`SELECT count(*) FROM events WHERE title LIKE 'Offline since %'`)).toBeGreaterThan(
      10,
    );
  });

  it('goes on wearing, fails and gets new parts, also after a restart', async () => {
    const serials = () => running.sql('SELECT id, metadata FROM assets WHERE tier = 3 ORDER BY id');
    const before = await serials();
    const [samples, now] = [await number(SAMPLES), Date.now()];
    await running.simulator.wearUntil(new Date(now + 30 * DAY_MS));
    const restarted = await startSimulator({
      databaseUrl: running.databaseUrl,
      port: 0,
      live: false,
      wearAssets: 12,
    });
    await restarted.wearUntil(new Date(now + 90 * DAY_MS));
    await restarted.close();
    expect(await serials()).not.toEqual(before);
    expect(await number(SAMPLES)).toBeGreaterThan(samples + 12 * 3 * 4 * 80);
    expect(
      await number(
        `SELECT count(*) - count(DISTINCT (asset_id, metric_type, timestamp)) FROM device_metrics_history`,
      ),
    ).toBe(0);
    expect(await number('SELECT count(*) - count(DISTINCT fingerprint) FROM events')).toBe(0);
  });
});
