import { livesWithin, makePlant } from '../../../simulator/wear/index.js';
import {
  type SimulatorUnderTest,
  simulatorUnderTest,
} from '../../integration/simulator/simulator-under-test.js';
import { freePort, temporaryFolder, waitFor } from '../../support/index.js';
import { type Service, startService } from '../service.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 10, 1);
const N_ASSETS = 32;
const SEED = 3;
const ROOT = '/api/v1/maintenance';
const MOVED_CLOCK = new URL('../../support/programs/moved-clock.js', import.meta.url);
/** When the service looks at the plant, an hour after the simulator has come so far: predictions of a week are over at the last. */
const LOOKS = [0, 6, 15].map((day) => new Date(START_MS + day * DAY_MS + HOUR_MS));

const plant = makePlant(N_ASSETS, SEED);
const ids = new Set(plant.map(({ id }) => id));
/** A fan that fails between ten and eleven days after the start. */
const wearing = plant.find(
  (asset) =>
    asset.part === 'fan' &&
    livesWithin(asset, START_MS, START_MS).some(
      ({ endsMs, hasSign }) => hasSign && endsMs > START_MS + 10 * DAY_MS && endsMs < START_MS + 11 * DAY_MS,
    ),
);

interface Risk {
  readonly assetId: string;
  readonly predictedAt: string | null;
  readonly basis: string;
  readonly probability: number | null;
}

/** The simulator and the clock of the service are moved on together; nobody waits for days. */
describe('an asset of the plant that wears out', () => {
  const folder = temporaryFolder();
  let simulator: SimulatorUnderTest;
  let service: Service;
  const rankings: (readonly Risk[])[] = [];
  let actions: readonly string[];

  const listOf = async <T>(what: string, query: string): Promise<readonly T[]> =>
    (await service.get(`${ROOT}/${what}?limit=500&${query}`)).body[what] as readonly T[];

  beforeAll(async () => {
    simulator = await simulatorUnderTest({
      ...{ wearAssets: N_ASSETS, seed: SEED, historyEnd: new Date(START_MS) },
    });
    service = startService(await freePort(), {
      DATABASE_URL: simulator.databaseUrl,
      EMS_CORE_URL: simulator.simulator.url,
      MODEL_DIRECTORY: folder.path,
      MAINTENANCE_HISTORY_DAYS: '60',
      FORECASTS_ENABLED: 'false',
      SWEEP_INTERVAL_SECONDS: '3600',
      NODE_OPTIONS: `--import=${MOVED_CLOCK.href}`,
      MOVED_CLOCK: LOOKS.map((at) => at.toISOString()).join(','),
    });
    await service.ready();
    for (const [index, at] of LOOKS.entries()) {
      if (index > 0) await moveTo(at);
      rankings.push(await rankingAfter(at));
      if (index === 1) actions = await actionsFor(wearing?.id ?? '');
    }
  });
  afterAll(async () => {
    await service.program.stop();
    await simulator.stop();
    folder.remove();
  });

  async function moveTo(at: Date): Promise<void> {
    await simulator.simulator.wearUntil(new Date(at.getTime() - HOUR_MS));
    // One fit is enough here: another would be due after a week.
    await simulator.sql(`update failure_models set "trainedAt" = '${at.toISOString()}'`);
    // Time slots are those of the database's clock, where it is still the same day.
    await simulator.sql(`delete from ems_ml_jobs.job where name = 'maintenance-observations'`);
    service.program.kill('SIGWINCH');
  }

  /** Predictions of a day may be there, or on their way, before all assets were looked at, or before there is a model: those are made anew. */
  async function rankingAfter(at: Date): Promise<readonly Risk[]> {
    const timeoutMs = 60_000;
    const isSeen = async (): Promise<boolean> => {
      const rows = await simulator.sql('select "assetId", "observedAt" from observed_assets');
      const seen = rows.filter((row) => ids.has(row.assetId as string) && (row.observedAt as Date) >= at);
      return seen.length === N_ASSETS;
    };
    await waitFor(isSeen, { timeoutMs, what: `looks of ${at.toISOString()}` });
    const seenAt = String((await service.get('/api/v1/health')).body.timestamp);
    return waitFor(
      async () => {
        await simulator.sql(`
          delete from failure_predictions
          where day >= ${Math.floor(at.getTime() / DAY_MS)} and "predictedAt" < '${seenAt}'`);
        const risks = await listOf<Risk>('risks', 'horizonDays=7');
        const found = risks.filter(
          (risk) => ids.has(risk.assetId) && new Date(risk.predictedAt ?? 0) >= new Date(seenAt),
        );
        const isByModel = found.some(({ basis }) => basis === 'failure-model');
        const isByAnother = found.some(({ basis }) => basis === 'degradation');
        return found.length === N_ASSETS && isByModel && !isByAnother ? risks : undefined;
      },
      { timeoutMs, what: `predictions of ${at.toISOString()}` },
    );
  }

  async function actionsFor(assetId: string): Promise<readonly string[]> {
    const found = await listOf<{ readonly action: string }>('recommendations', `assetId=${assetId}`);
    return found.map(({ action }) => action);
  }

  const placeIn = (ranking: readonly Risk[] | undefined): number =>
    (ranking ?? []).findIndex(({ assetId }) => assetId === wearing?.id);
  const riskIn = (ranking: readonly Risk[] | undefined): number | null | undefined =>
    ranking?.[placeIn(ranking)]?.probability;

  it('rises in the ranking before it fails', () => {
    const [before, later] = rankings;
    expect(placeIn(later)).toBeLessThan(placeIn(before));
    expect(placeIn(later)).toBeLessThan(N_ASSETS / 10);
    expect(riskIn(later)).toBeGreaterThan(0.5);
    expect(riskIn(before)).toBeLessThan(0.5);
  });

  it('is recommended to get the part that wears', () => {
    expect(actions).toContain('replace-fan');
  });

  it('is back at a low risk when its part is new', () => {
    expect(riskIn(rankings[2])).toBeLessThan(0.1);
  });

  it('is in the accuracy, with what was predicted before it failed', async () => {
    const { body } = await service.get(`${ROOT}/accuracy?horizonDays=7&days=30`);
    const outcomes = body.outcomes as readonly { assetId: string; probability: number }[];
    const outcome = outcomes.find(({ assetId }) => assetId === wearing?.id);
    expect(outcome).toMatchObject({ assetName: wearing?.name, nRanked: N_ASSETS, rank: 1 });
    expect(outcome?.probability).toBeGreaterThan(0.5);
    expect(body.nFailed).toBeGreaterThan(3);
    expect(body.brier).toBeLessThan(body.baseBrier as number);
  });
});
