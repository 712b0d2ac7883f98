import type { BenchRow } from '../bench-row.js';
import { quantile } from '../quantile.js';
import type { ServiceUnderTest } from '../service/service-under-test.js';

const ROUNDS = 300;
const WARM_UP = 20;

const PATHS: readonly (readonly [what: string, path: string, must?: number])[] = [
  ['first page of 50', '/api/v1/overview', 100],
  ['first page of 500', '/api/v1/overview?limit=500'],
  ['by name', '/api/v1/overview?sort=name'],
  ['text and tag', '/api/v1/overview?text=device-1&tag=bench'],
  ['a week', '/api/v1/overview?hours=168'],
];

/** The first thing that the dashboard asks for, and every thirty seconds again. */
export async function measureOverview(
  service: ServiceUnderTest,
  nAssets: number,
): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [what, path, must] of PATHS) {
    for (let round = 0; round < WARM_UP; round += 1) await service.time(path);
    const ms: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) ms.push(await service.time(path));
    const name = `overview of ${nAssets} assets, ${what}`;
    rows.push({ name: `${name}, p50`, unit: 'ms', ours: quantile(ms, 0.5) });
    rows.push({ name: `${name}, p99`, unit: 'ms', ours: quantile(ms, 0.99), ...(must && { must }) });
  }
  return rows;
}
