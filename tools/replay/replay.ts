import { setTimeout as delay } from 'node:timers/promises';
import { findCsvFiles } from '../datasets/index.js';
import { EmsTables } from './ems-tables.js';
import { matchIncidents } from './match-incidents.js';
import type { ReplayOptions } from './options.js';
import { replayedAsset, type ReplayedAsset } from './replayed-asset.js';
import { type Stack, startStack } from '../stack/index.js';
import type { ReplayRow } from './table.js';

const POLL_MS = 500;
const MARGIN_MS = 3_600_000;

type Report = (line: string) => void;

/** Replays the files through everything that is real: tables, training, sweeps, outbox, EMS Core. */
export async function replay(options: ReplayOptions, report: Report): Promise<readonly ReplayRow[]> {
  const files = await findCsvFiles(options.data);
  if (files.length === 0) throw new Error(`There is no .csv or .csv.gz file in ${options.data}`);
  const endMs = Date.now();
  const assets = await Promise.all(files.map((file) => replayedAsset(file, endMs, options.trainShare)));
  report(`${assets.length} files; starting a database and a simulated EMS Core …`);
  const stack = await startStack();
  const tables = new EmsTables(stack.databaseUrl);
  try {
    await run(assets, stack, tables, report);
    return await Promise.all(assets.map((asset) => resultRow(asset, tables)));
  } finally {
    await tables.close();
    await stack.stop();
  }
}

async function run(
  assets: readonly ReplayedAsset[],
  stack: Stack,
  tables: EmsTables,
  report: Report,
): Promise<void> {
  for (const asset of assets) {
    await tables.addAsset(asset);
    await tables.addSamples(asset, 0, asset.evaluateFrom);
  }
  report('First parts loaded; the service trains on them …');
  stack.startService(serviceSettings(assets));
  await allScored(stack, tables, report);
  for (const asset of assets)
    await tables.addSamples(asset, asset.evaluateFrom, asset.rows.timestamps.length);
  report('The rest is loaded; the service sweeps it …');
  await allScored(stack, tables, report);
  report('All scored; waiting for EMS Core to get its events (at most 90 a minute) …');
  await until(stack, async () => (await tables.progress()).nUndelivered === 0);
}

function serviceSettings(assets: readonly ReplayedAsset[]): Readonly<Record<string, string>> {
  const oldestMs = assets.reduce((first, { rows }) => Math.min(first, rows.timestamps[0] ?? first), Infinity);
  const historySeconds = String(Math.ceil((Date.now() - oldestMs + MARGIN_MS) / 1000));
  return {
    TRAINING_HISTORY_SECONDS: historySeconds,
    FIRST_SWEEP_LOOKBACK_SECONDS: historySeconds,
    SCORE_RETENTION_DAYS: '3660',
    NORMAL_SCORE_RETENTION_DAYS: '3660',
    MODEL_RETRAIN_INTERVAL: '315360000',
    SWEEP_INTERVAL_SECONDS: '1',
  };
}

async function allScored(stack: Stack, tables: EmsTables, report: Report): Promise<void> {
  const wanted = await tables.countSamples();
  let shown = -1;
  await until(stack, async () => {
    const { nScored } = await tables.progress();
    const percent = Math.floor((100 * nScored) / wanted);
    if (percent >= shown + 10) report(`  ${nScored} of ${wanted} samples scored (${percent} %)`);
    if (percent >= shown + 10) shown = percent;
    return nScored >= wanted;
  });
}

async function until(stack: Stack, isDone: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const failure = stack.serviceFailure();
    if (failure !== undefined) throw new Error(`The service has ended. Its last lines:\n${failure}`);
    // Before the service has made its tables there is nothing to count.
    if (await isDone().catch(() => false)) return;
    await delay(POLL_MS);
  }
}

async function resultRow(asset: ReplayedAsset, tables: EmsTables): Promise<ReplayRow> {
  const { episodes, nEvents } = await tables.resultOf(asset);
  return {
    name: asset.name,
    samples: asset.rows.timestamps.length * asset.rows.metrics.size,
    events: nEvents,
    ...matchIncidents(asset.rows, asset.evaluateFrom, episodes),
  };
}
