import { Database } from '../../../simulator/database/index.js';
import { makePlant, Plant, seedPlant } from '../../../simulator/wear/index.js';
import type { AssetRisk } from '../../../src/maintenance/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { MaintenanceBench } from './maintenance-bench.js';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 1, 3);
const N_ASSETS = 24;
const HISTORY_DAYS = 70;

/** Weeks of a plant of the simulator, and the nine days after it, by a clock that the spec moves. */
describe('failures of a plant', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let simulator: Database;
  let plant: Plant;
  let bench: MaintenanceBench;
  let before: readonly AssetRisk[];

  const truthSince = async (ms: number) => {
    const rows = await database.rows(`
      select "assetId"::text as id, extract(epoch from timestamp) * 1000 as ms from events
      where title like 'Offline since%' and timestamp >= to_timestamp(${ms / 1000}) at time zone 'UTC' order by timestamp`);
    return rows.map(({ id, ms: at }) => ({ assetId: String(id), failedMs: Number(at) }));
  };
  const riskOf = (risks: readonly AssetRisk[], id: string): AssetRisk =>
    risks.find(({ assetId }) => assetId === id)!;
  const pass = async (days: number): Promise<void> => {
    bench.clock.advanceSeconds((days * DAY_MS) / 1000);
    await plant.continueTo(bench.clock.now());
    expect(await bench.observeAll()).toBe(0);
    await bench.runAll();
  };

  beforeAll(async () => {
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    simulator = new Database(database.url);
    const assets = makePlant(N_ASSETS, 1);
    await simulator.transaction((session, client) => seedPlant(session, client, assets, new Date(NOW_MS)));
    plant = new Plant(simulator, assets);
    bench = new MaintenanceBench(database, NOW_MS, {
      MAINTENANCE_HISTORY_DAYS: String(HISTORY_DAYS),
      COSTS: '{"currency": "EUR", "switch": 1000, "*": 100}',
    });
    await bench.runAll();
    expect((await bench.risks.ofFleet({ horizonDays: 7 }))[0]?.reason).toMatch(/^Nothing has been predicted/);
    await bench.observeAll();
    await bench.runAll();
    before = await bench.risks.ofFleet({ horizonDays: 7 });
  });

  afterAll(async () => {
    await simulator.close();
    await tables.close();
    await database.close();
  });

  it('are learnt from what went dark, and planned pauses are not among them', async () => {
    const sinceMs = NOW_MS - (HISTORY_DAYS - 2) * DAY_MS;
    const truth = await truthSince(sinceMs);
    const known = await bench.failures.findKnown(new Date(sinceMs));
    const isTrue = ({ assetId, failedAt }: (typeof known)[number]): boolean =>
      truth.some((one) => one.assetId === assetId && Math.abs(one.failedMs - failedAt.getTime()) < DAY_MS);
    expect(truth.length).toBeGreaterThan(10);
    expect(known.filter((one) => !isTrue(one))).toEqual([]);
    expect(known.length).toBeGreaterThanOrEqual(0.9 * truth.length);
  });

  it('make a model that passed the quality gate', async () => {
    const { models, reason, nFailures } = await bench.models.list();
    expect(reason).toBeNull();
    expect(models).toMatchObject([{ status: 'active', report: { nFailures, stepDays: 1 } }]);
  });

  it('give each asset a probability with its bounds, and reasons that add up', () => {
    const risks = before.filter(({ basis }) => basis === 'failure-model');
    expect(risks.length).toBeGreaterThan(10);
    for (const { probability, probabilityLow, probabilityHigh, contributions } of risks) {
      expect(probabilityLow!).toBeLessThanOrEqual(probability!);
      expect(probabilityHigh!).toBeGreaterThanOrEqual(probability!);
      expect(contributions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
    }
    const down = before.filter(({ basis }) => basis === 'none');
    for (const { reason } of down) expect(reason).toMatch(/^It has not reported since /);
  });

  it('have a cost by the type of the asset, and come sooner rather than later within a longer time', async () => {
    const longer = await bench.risks.ofFleet({ horizonDays: 90, type: 'switch' });
    for (const { assetId, probability, expectedCost } of longer) {
      if (probability === null) continue;
      expect(expectedCost).toBeCloseTo(1000 * probability, 9);
      expect(riskOf(before, assetId).probability!).toBeLessThanOrEqual(probability);
    }
  });

  it('are seen to come: the risk of what fails rises before it, and the accuracy has the outcome', async () => {
    for (const days of [3, 3, 3]) await pass(days);
    const failed = (await truthSince(NOW_MS + 2 * DAY_MS)).filter(
      ({ assetId, failedMs }) =>
        riskOf(before, assetId).basis === 'failure-model' && failedMs < NOW_MS + 8 * DAY_MS,
    );
    const { outcomes, totals, classes } = await bench.accuracy.read(7, 30, new AbortController().signal);
    expect(failed.length).toBeGreaterThan(0);
    for (const { assetId } of failed) {
      const outcome = outcomes.find((one) => one.assetId === assetId);
      expect(outcome).toBeDefined();
      expect(outcome!.nRanked).toBeGreaterThan(10);
    }
    const rising = failed.filter(
      ({ assetId }) =>
        outcomes.find((one) => one.assetId === assetId)!.probability > riskOf(before, assetId).probability!,
    );
    expect(rising.length).toBeGreaterThan(failed.length / 2);
    expect(totals.nPredictions).toBeGreaterThan(10);
    expect(classes.reduce((sum, one) => sum + one.nPredictions, 0)).toBe(totals.nPredictions);
  });

  it('have models once a week, and the one before can be put to use again', async () => {
    const { models } = await bench.models.list();
    expect(models).toHaveLength(2);
    const [newest, first] = models;
    if (newest?.status !== 'active') return;
    const chosen = await bench.choice.rollBack('noc', 'It was better');
    expect(chosen).toMatchObject({ version: first?.version, status: 'active', reason: 'noc: It was better' });
    await expect(bench.choice.rollBack('noc', 'again', chosen.version)).rejects.toThrow('is in use already');
    await expect(bench.choice.rollBack('noc', 'again', 'nothing')).rejects.toThrow('There is no model');
    await bench.runAll();
    expect((await bench.risks.ofFleet({ horizonDays: 7 }))[0]?.basis).toBe('failure-model');
  });

  it('are not ranked of assets in maintenance, and not predicted of virtual ones', async () => {
    const [first, second] = await bench.risks.ofFleet({ horizonDays: 7 });
    await tables.execute(`
      update assets set status = 'maintenance' where id = '${first!.assetId}';
      alter type assets_type_enum add value if not exists 'vm'`);
    await tables.execute(`update assets set type = 'vm' where id = '${second!.assetId}'`);
    const risks = await bench.risks.ofFleet({ horizonDays: 7 });
    expect(riskOf(risks, first!.assetId)).toMatchObject({
      ...{ isRanked: false, reason: expect.stringMatching(/^It is in maintenance/) as string },
    });
    expect(riskOf(risks, second!.assetId)).toMatchObject({
      basis: 'none',
      isRanked: false,
      probability: null,
    });
    expect(risks.slice(-2).every(({ isRanked }) => !isRanked)).toBe(true);
  });

  it('count no more once they are struck out, are not learnt again, and are none in maintenance', async () => {
    const [known] = await bench.failures.findPage({ isWithStruckOut: false, limit: 1 });
    await bench.records.strikeOut(known!.id, 'noc', 'A cable was pulled');
    await pass(1);
    const found = await bench.failures.findPage({ assetId: known!.assetId, isWithStruckOut: true, limit: 9 });
    expect(found.filter(({ failedAt }) => failedAt >= known!.failedAt)).toMatchObject([
      { id: known!.id, struckOutAt: expect.any(Date) as Date },
    ]);
    const again = {
      assetId: known!.assetId,
      failedAt: known!.failedAt,
      endedAt: undefined,
      by: 'noc',
      reason: 'It failed',
    };
    await expect(bench.records.add(again)).rejects.toThrow('was struck out; restore it instead');
    const [planned] = await database.rows(`
      select "assetId"::text as id, timestamp at time zone 'UTC' as at from events where category = 'maintenance' limit 1`);
    const during = { ...again, assetId: String(planned!.id), failedAt: planned!.at as Date };
    await expect(bench.records.add(during)).rejects.toThrow('was in maintenance at that time');
  });
});
