import { assetNamed } from '../../simulator/index.js';
import { packed, storedTrend } from '../../src/forecasting/capacity/levels/packed-levels.js';
import { busyUpdate } from '../../src/ml/index.js';
import type { Platform } from '../e2e/platform.js';

const DAY_MS = 86_400_000;
const N_DAYS = 90;
const HOURS = 24;

/** Spread over -1..1 as if by chance, the same each time. */
const noise = (n: number): number => ((Math.imul(n + 1, 0x9e3779b1) >>> 8) % 2001) / 1000 - 1;

interface Subject {
  readonly kind?: string;
  readonly name: string;
  readonly metricName: string;
  readonly unit: string;
  readonly limit: number | null;
  readonly nDays?: number;
  readonly levelAt: (day: number) => number;
}

const idOf = (name: string): string => assetNamed(name).id;

const SUBJECTS: readonly Subject[] = [
  {
    name: idOf('db-srv-01'),
    metricName: 'disk_usage',
    unit: 'percent',
    limit: 100,
    levelAt: (day) => 55 + 0.4 * day,
  },
  {
    name: idOf('app-srv-01'),
    metricName: 'memory_usage',
    unit: 'percent',
    limit: 100,
    levelAt: (day) => (day < 70 ? 60 : 100),
  },
  {
    name: idOf('core-rtr-01'),
    metricName: 'bandwidth_in',
    unit: 'mbps',
    limit: 1000,
    levelAt: (day) => 400 + 3 * day + (day % 7 < 2 ? -150 : 0) + 40 * noise(day),
  },
  {
    name: idOf('core-rtr-01'),
    metricName: 'cpu_usage',
    unit: 'percent',
    limit: 100,
    levelAt: (day) => 30 + 2 * noise(day),
  },
  {
    name: idOf('core-rtr-02'),
    metricName: 'cpu_usage',
    unit: 'percent',
    limit: 100,
    nDays: 9,
    levelAt: () => 20,
  },
  { name: idOf('core-rtr-02'), metricName: 'latency', unit: 'ms', limit: null, levelAt: () => 20 },
  {
    kind: 'type',
    name: 'router',
    metricName: 'bandwidth_in',
    unit: 'mbps',
    limit: 4000,
    levelAt: (day) => 1400 + 14 * day + 60 * noise(day),
  },
];

/** Three months of busy levels, as the scheduled run would have stored them: every kind of answer once. */
export async function storeBusyLevels(platform: Platform): Promise<void> {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  for (const { kind = 'asset', name, metricName, unit, limit, nDays = N_DAYS, levelAt } of SUBJECTS) {
    const levels = Float64Array.from({ length: nDays }, (_, day) => levelAt(day) + noise(day) / 4);
    const hours = Float64Array.from(
      { length: HOURS * nDays },
      (_, hour) => levels[Math.floor(hour / HOURS)]!,
    );
    const firstDay = today - nDays * DAY_MS;
    const known = { firstDay, levels, hours };
    const { trend } = busyUpdate({ known, timeZone: 'UTC', mostDays: nDays });
    const source = unit === 'percent' ? 'percent' : 'link-speed';
    await platform.rows(`
      insert into busy_levels (kind, name, "metricName", unit, "timeZone", "limit", "limitSource", "limitReason", "assetIds",
        "firstDayMs", levels, hours, trend, "readUntil", "computedAt")
      values ('${kind}', '${name}', '${metricName}', '${unit}', 'UTC', ${limit ?? 'null'}, ${limit === null ? 'null' : `'${source}'`},
        'of an example', '["${name}"]', ${firstDay}, decode('${packed(levels)}', 'hex'), decode('${packed(hours)}', 'hex'),
        ${trend ? `'${storedTrend(trend)}'` : 'null'}, now(), now())
      on conflict do nothing`);
  }
}
