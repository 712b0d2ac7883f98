import { setTimeout as delay } from 'node:timers/promises';
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
const LOOK_MS = 500;

const SETTINGS = {
  ROLES: 'worker',
  ...IMAGE_MEMORY,
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
    const fromMs = Date.now() - LEARNED.hours * HOUR_MS;
    const { workers, nPast } = await prepare(stack, fleet, assets);
    report('An everyday sweep, and another one with a kill …');
    let nSamples = nPast + (await addTick(fleet, assets));
    await scored(fleet, nSamples, workers);
    nSamples += await addTick(fleet, assets);
    const { left, takeoverSeconds } = await loseOne(fleet, workers, () => stack.startReplica(SETTINGS));
    await scored(fleet, nSamples, left);
    nSamples += await addTick(fleet, assets);
    await scored(fleet, nSamples, left);
    const { nLost, nDuplicate } = await discrepancies(fleet, fromMs);
    report('All of it again by one worker in peace …');
    const nOther = await otherBits(stack, fleet, left, nSamples);
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

/** A model, two workers, and everything swept up to now. */
async function prepare(
  stack: Stack,
  fleet: Fleet,
  assets: number,
): Promise<{ readonly workers: readonly RunningReplica[]; readonly nPast: number }> {
  const endMs = Date.now();
  const pastMs = endMs - PAST_HOURS * HOUR_MS;
  await fleet.addAssets(assets);
  const learned = { ...LEARNED, hours: LEARNED.hours - PAST_HOURS, hasArrivedThen: true };
  const nLearned = await fleet.addSamples(learned, new Date(pastMs));
  const plan = { assets, hours: PAST_HOURS, hasArrivedThen: true };
  const nPast = nLearned + (await fleet.addSamples(plan, new Date(endMs)));
  await fleet.settle();
  const first = await stack.startReplica(SETTINGS);
  await scored(fleet, nPast, [first]);
  return { workers: [first, await stack.startReplica(SETTINGS)], nPast };
}

/** A new sample of each series. */
function addTick(fleet: Fleet, assets: number): Promise<number> {
  return fleet.addSamples({ assets, hours: STEP_SECONDS / 3600 }, new Date());
}

async function scored(fleet: Fleet, nSamples: number, workers: readonly RunningReplica[]): Promise<void> {
  const isScored = async (): Promise<boolean> => {
    // To count millions of rows all the time would be most of what is measured.
    await delay(LOOK_MS);
    return (await fleet.count('select count(*) from anomaly_scores')) >= nSamples;
  };
  await until(isScored, ...workers);
}

/** @returns how many scores differ when all that was scored is scored by one worker that nobody disturbs */
async function otherBits(
  stack: Stack,
  fleet: Fleet,
  workers: readonly RunningReplica[],
  nSamples: number,
): Promise<number> {
  await Promise.all(workers.map((one) => one.stop()));
  const scores = 'select "assetId", "metricName", timestamp, score from anomaly_scores';
  await fleet.run(`create table scores_with_kill as ${scores}`);
  await fleet.run(
    'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, anomaly_episodes cascade',
  );
  const alone = await stack.startReplica(SETTINGS);
  await scored(fleet, nSamples, [alone]);
  await alone.stop();
  return fleet.count(`select count(*) from (select * from scores_with_kill except all ${scores}) d`);
}
