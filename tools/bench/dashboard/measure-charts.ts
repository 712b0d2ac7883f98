import { Worker } from 'node:worker_threads';
import type { BenchRow } from '../bench-row.js';
import { quantile } from '../quantile.js';
import type { ServiceUnderTest } from '../service/service-under-test.js';
import { MONTH_ASSET, MONTH_METRIC } from './fill-month.js';

const ROUNDS = 60;
const WARM_UP = 10;

const RANGES: readonly (readonly [what: string, query: string, must?: number])[] = [
  ['a month of 86 400 samples', 'hours=720', 150],
  ['a day of 2 880 samples', 'hours=24'],
  ['an hour of 120 samples', 'hours=1'],
];

/** What a page of an asset asks for, once for each of its metrics. */
export async function measureCharts(service: ServiceUnderTest): Promise<readonly BenchRow[]> {
  const measured: (readonly BenchRow[])[] = [];
  for (const [what, query, must] of RANGES) measured.push(await measure(service, what, query, must));
  // One core is busy with something else.
  const busy = new Worker('for (;;);', { eval: true });
  measured.push(await measure(service, 'a month of 86 400 samples, one core busy', 'hours=720'));
  await busy.terminate();
  return measured.flat();
}

async function measure(
  service: ServiceUnderTest,
  what: string,
  query: string,
  must?: number,
): Promise<readonly BenchRow[]> {
  const path = `/api/v1/metrics/${MONTH_ASSET}/chart?metricName=${MONTH_METRIC}&${query}`;
  for (let round = 0; round < WARM_UP; round += 1) await service.time(path);
  const ms: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) ms.push(await service.time(path));
  return [
    { name: `chart of ${what}, p50`, unit: 'ms', ours: quantile(ms, 0.5), ...(must && { must }) },
    { name: `chart of ${what}, p99`, unit: 'ms', ours: quantile(ms, 0.99) },
  ];
}
