import type { MikroORM } from '@mikro-orm/postgresql';
import { livesWithin, makePlant } from '../../../simulator/wear/index.js';
import { recommend } from '../../../src/maintenance/recommendations/recommend.js';
import type { AssetRisk } from '../../../src/maintenance/index.js';
import { MigrationRunner, Transactions } from '../../../src/platform/database/index.js';
import { recordLogs } from '../../../src/platform/testing/index.js';
import { connect } from '../service-database.js';
import { type SimulatorUnderTest, simulatorUnderTest } from '../simulator/simulator-under-test.js';
import { MaintenanceBench } from './maintenance-bench.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 10, 1);
const N_ASSETS = 32;
const SEED = 3;
/** Predictions of a week are over then. */
const DAYS = [0, 6, 15] as const;

/** Of the plant, a fan that fails between ten and eleven days after the start. */
const wearing = makePlant(N_ASSETS, SEED).find(
  (asset) =>
    asset.part === 'fan' &&
    livesWithin(asset, START_MS, START_MS).some(
      ({ endsMs, hasSign }) => hasSign && endsMs > START_MS + 10 * DAY_MS && endsMs < START_MS + 11 * DAY_MS,
    ),
);

/** The simulator and the service's clock are moved on together; nobody waits. */
describe('an asset of the plant that wears out', () => {
  let running: SimulatorUnderTest;
  let orm: MikroORM;
  let bench: MaintenanceBench;
  const rankings: (readonly AssetRisk[])[] = [];
  let ofMonth: readonly AssetRisk[];

  beforeAll(async () => {
    recordLogs();
    running = await simulatorUnderTest({
      wearAssets: N_ASSETS,
      seed: SEED,
      historyEnd: new Date(START_MS),
    });
    orm = await connect(running.databaseUrl);
    await new MigrationRunner(orm).run('public');
    const database = { em: orm.em, transactions: new Transactions(orm.em) };
    bench = new MaintenanceBench(database, START_MS + HOUR_MS, { MAINTENANCE_HISTORY_DAYS: '60' });
    for (const day of DAYS) {
      await moveTo(START_MS + day * DAY_MS + HOUR_MS);
      await bench.observeAll();
      await bench.runAll();
      rankings.push(await bench.risks.ofFleet({ horizonDays: 7 }));
      if (day === DAYS[1]) ofMonth = await bench.risks.ofFleet({ horizonDays: 30 });
      // One fit is enough here: another would be due after a week.
      await running.sql(
        `update failure_models set "trainedAt" = '${new Date(START_MS + 15 * DAY_MS).toISOString()}'`,
      );
    }
  }, 120_000);
  afterAll(async () => {
    await orm.close();
    await running.stop();
  });

  async function moveTo(ms: number): Promise<void> {
    await running.simulator.wearUntil(new Date(ms));
    bench.clock.advanceSeconds((ms - bench.clock.now().getTime()) / 1000);
  }

  const placeOf = (ranking: readonly AssetRisk[] | undefined): number =>
    (ranking ?? []).findIndex(({ assetId }) => assetId === wearing?.id);

  it('rises in the ranking before it fails', () => {
    const [before, later] = rankings;
    expect(placeOf(later)).toBeLessThan(placeOf(before));
    expect(placeOf(later)).toBeLessThan(N_ASSETS / 10);
    const [early, late] = [before, later].map((ranking) => ranking?.[placeOf(ranking)]?.probability ?? 0);
    expect(late).toBeGreaterThan(0.5);
    expect(early).toBeLessThan(0.5);
  });

  it('is recommended to get the part that wears', () => {
    const [risk] = ofMonth.filter(({ assetId }) => assetId === wearing?.id);
    const circumstances = { impact: { nCutOff: null, reason: null }, trust: () => 1 };
    const actions = risk === undefined ? [] : recommend(risk, circumstances).map(({ action }) => action);
    expect(actions).toContain('replace-fan');
  });

  it('is back at a low risk when its part is new', () => {
    const after = rankings[2];
    expect(after?.[placeOf(after)]?.probability).toBeLessThan(0.1);
  });

  it('is in the accuracy, with what was predicted before it failed', async () => {
    const { outcomes, totals } = await bench.accuracy.read(7, 30, new AbortController().signal);
    const outcome = outcomes.find(({ assetId }) => assetId === wearing?.id);
    expect(outcome).toMatchObject({ assetName: wearing?.name, nRanked: N_ASSETS });
    expect(outcome?.probability).toBeGreaterThan(0.5);
    expect(outcome?.rank).toBe(1);
    expect(totals.nFailures).toBeGreaterThan(3);
    expect(totals.brier ?? 1).toBeLessThan(totals.baseBrier ?? 0);
  });
});
