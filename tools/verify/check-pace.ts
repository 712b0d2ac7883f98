import type { EmsAsset, EmsClient } from '../../src/ems/index.js';
import {
  assetsSweptWithin,
  describeDuration,
  NAMES_PER_ASSET,
  secondsToRead,
} from '../../src/metrics/api/sweep-estimate.js';
import { KNOWN_METRIC_NAMES, storedMetricNames } from '../../src/metrics/metric-vocabulary.js';
import { attempt, type Finding, ok, warn } from './check.js';

const DAY_MS = 86_400_000;
/** So many of the monitored assets stand for all: each costs a request for every name there is. */
const N_PROBED = 3;

/** Estimates how often the assets can be swept over REST, which allows a hundred requests a minute. */
export async function* checkPace(client: EmsClient, sweepIntervalSeconds: number): AsyncGenerator<Finding> {
  yield attempt('Pace over REST', async () => {
    const assets = (await client.listAssets()).filter(({ isMonitored }) => isMonitored);
    const probed = assets.slice(0, N_PROBED);
    if (probed.length === 0) return warn('Pace over REST: not known, no asset is monitored');
    let nInUse = 0;
    for (const asset of probed) nInUse += await countNames(client, asset);
    return paceOf({ nAssets: assets.length, namesPerAsset: nInUse / probed.length, sweepIntervalSeconds });
  });
}

export interface Fleet {
  readonly nAssets: number;
  /** Names that have samples, on average. */
  readonly namesPerAsset: number;
  readonly sweepIntervalSeconds: number;
}

export function paceOf({ nAssets, namesPerAsset, sweepIntervalSeconds }: Fleet): Finding {
  const first = describeDuration(secondsToRead(nAssets * NAMES_PER_ASSET));
  const sweepSeconds = secondsToRead(nAssets * namesPerAsset);
  const text =
    `Over REST: ${nAssets} monitored asset(s) of about ${namesPerAsset.toFixed(1)} metric names each; ` +
    `the first reading takes about ${first}, each sweep about ${describeDuration(sweepSeconds)}`;
  if (sweepSeconds <= sweepIntervalSeconds) return ok(text);
  const nPossible = assetsSweptWithin(sweepIntervalSeconds, namesPerAsset);
  return warn(
    text,
    `Set SWEEP_INTERVAL_SECONDS to ${Math.ceil(sweepSeconds)} or more; in ${sweepIntervalSeconds} s it can sweep ${nPossible} asset(s). Or read the database.`,
  );
}

async function countNames(client: EmsClient, { id }: EmsAsset): Promise<number> {
  const to = new Date();
  const from = new Date(to.getTime() - DAY_MS);
  let nInUse = 0;
  for (const metricName of KNOWN_METRIC_NAMES.flatMap(storedMetricNames)) {
    const samples = await client.queryMetric({ assetId: id, metricName, from, to }, 'sweep');
    if (samples.length > 0) nInUse += 1;
  }
  return nInUse;
}
