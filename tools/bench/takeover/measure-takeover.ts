import { type RunningReplica, type Stack, startStack } from '../../stack/index.js';
import { type BenchRow } from '../bench-row.js';
import { discrepancies, loseOne, until } from '../replicas/lose-one.js';
import { Fleet, METRICS, STEP_SECONDS } from '../service/fleet.js';
import { IMAGE_MEMORY } from '../service/service-under-test.js';

const HOUR_MS = 3_600_000;
/** Of a few assets, to learn from. */
const LEARNED = { assets: 40, hours: 3 };
/** Of all of them. */
const PAST_HOURS = 1 / 6;
const STEP_MS = STEP_SECONDS * 1000;

const SETTINGS = {
  ROLES: 'worker',
  NODE_OPTIONS: IMAGE_MEMORY,
  SWEEP_INTERVAL_SECONDS: '2',
  FORECASTS_ENABLED: 'false',
  MAINTENANCE_ENABLED: 'false',
  TRAINING_HISTORY_SECONDS: '14400',
  FIRST_SWEEP_LOOKBACK_SECONDS: '21600',
  MODEL_RETRAIN_INTERVAL: '315360000',
};

/** Two workers on everyday sweeps, one of them killed with shards in hand: how long its shards wait, and whether anything differs afterwards. */
export async function measureTakeover(
  nSeries: number,
  report: (line: string) => void,
): Promise<readonly BenchRow[]> {
  const stack = await startStack();
  const fleet = new Fleet(stack.databaseUrl);
  const assets = Math.round(nSeries / METRICS.length);
  try {
    report(`Loading ${nSeries} series …`);
    const { workers, endMs } = await prepare(stack, fleet, assets);
    const fromMs = endMs - LEARNED.hours * HOUR_MS - STEP_MS;
    report('An everyday sweep, and another one with a kill …');
    await addTick(fleet, assets, endMs + STEP_MS);
    await until(async () => (await discrepancies(fleet, fromMs)).nLost === 0, ...workers);
    await addTick(fleet, assets, endMs + 2 * STEP_MS);
    const { left, takeoverSeconds } = await loseOne(fleet, workers, () => stack.startReplica(SETTINGS));
    await until(async () => (await discrepancies(fleet, fromMs)).nLost === 0, ...left);
    await addTick(fleet, assets, endMs + 3 * STEP_MS);
    await until(async () => (await discrepancies(fleet, fromMs)).nLost === 0, ...left);
    const { nLost, nDuplicate } = await discrepancies(fleet, fromMs);
    report('All of it again by one worker in peace …');
    const nOther = await otherBits(stack, fleet, left, fromMs);
    const name = (what: string): string => `${nSeries} series: ${what}`;
    return [
      { name: name('takeover after kill -9'), unit: 's', ours: takeoverSeconds, must: 15 },
      { name: name('samples without a score'), unit: '', ours: nLost, must: 0 },
      { name: name('scores too many'), unit: '', ours: nDuplicate, must: 0 },
      { name: name('scores other than in peace, in any bit'), unit: '', ours: nOther, must: 0 },
    ];
  } finally {
    await fleet.close();
    await stack.stop();
  }
}

/** A model, two workers, and everything swept up to an instant. */
async function prepare(
  stack: Stack,
  fleet: Fleet,
  assets: number,
): Promise<{ readonly workers: readonly RunningReplica[]; readonly endMs: number }> {
  const endMs = Math.floor(Date.now() / STEP_MS) * STEP_MS - HOUR_MS / 4;
  const pastMs = endMs - PAST_HOURS * HOUR_MS;
  await fleet.addAssets(assets);
  const learned = { ...LEARNED, hours: LEARNED.hours - PAST_HOURS, hasArrivedThen: true };
  await fleet.addSamples(learned, new Date(pastMs));
  await fleet.addSamples({ assets, hours: PAST_HOURS, hasArrivedThen: true }, new Date(endMs));
  await fleet.settle();
  const first = await stack.startReplica(SETTINGS);
  const count = `select count(*) from series_checkpoints where slot = 'live'`;
  await until(async () => (await fleet.count(count)) === assets * METRICS.length, first);
  return { workers: [first, await stack.startReplica(SETTINGS)], endMs };
}

async function addTick(fleet: Fleet, assets: number, atMs: number): Promise<void> {
  await fleet.addSamples({ assets, hours: STEP_SECONDS / 3600, hasArrivedThen: true }, new Date(atMs));
}

/** @returns how many scores differ when all that was scored is scored by one worker that nobody disturbs */
async function otherBits(
  stack: Stack,
  fleet: Fleet,
  workers: readonly RunningReplica[],
  fromMs: number,
): Promise<number> {
  await Promise.all(workers.map((one) => one.stop()));
  const scores = 'select "assetId", "metricName", timestamp, score from anomaly_scores';
  await fleet.run(`create table scores_with_kill as ${scores}`);
  await fleet.run('truncate anomaly_scores, series_checkpoints, anomaly_episodes cascade');
  const alone = await stack.startReplica(SETTINGS);
  await until(async () => (await discrepancies(fleet, fromMs)).nLost === 0, alone);
  await alone.stop();
  return fleet.count(`select count(*) from (select * from scores_with_kill except all ${scores}) d`);
}
