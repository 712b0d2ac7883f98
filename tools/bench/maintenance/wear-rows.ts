import {
  livesWithin,
  makePlant,
  type PartLife,
  type PlantAsset,
  plantEvents,
  plantMetrics,
  plantSamples,
} from '../../../simulator/wear/index.js';
import { type FleetHistory, quantileOfSorted } from '../../../src/ml/index.js';

const DAY_MS = 86_400_000;
const SPREAD = [0.1, 0.9] as const;

/** A day of a part that was in use at its end. */
export interface WearRow {
  readonly asset: PlantAsset;
  readonly life: PartLife;
  /** The end of the day, to which everything of it is known. */
  readonly atMs: number;
  /** Level and spread of each metric, and warnings of the hardware so far. */
  readonly values: ReadonlyMap<string, number>;
}

/** The days of a plant, part by part, each from its first one on. */
export function wearRows(nAssets: number, seed: number, fromMs: number, toMs: number): readonly WearRow[] {
  return makePlant(nAssets, seed).flatMap((asset) =>
    livesWithin(asset, fromMs, toMs).flatMap((life) => daysOf(asset, life, fromMs, toMs)),
  );
}

function daysOf(asset: PlantAsset, life: PartLife, fromMs: number, toMs: number): readonly WearRow[] {
  const beginMs = Math.max(fromMs, Math.ceil(life.bornMs / DAY_MS) * DAY_MS);
  const endMs = Math.min(life.endsMs, toMs);
  const warnings = plantEvents(asset, life.bornMs, endMs).filter(({ category }) => category === 'hardware');
  const rows: WearRow[] = [];
  for (let atMs = beginMs + DAY_MS; atMs <= endMs; atMs += DAY_MS) {
    const values = levelsOf(asset, atMs);
    values.set('warnings', warnings.filter((warning) => warning.atMs <= atMs).length);
    rows.push({ asset, life, atMs, values });
  }
  return rows;
}

/** As the service sees a day: the median of each metric, and from its tenth to its ninetieth percentile. */
function levelsOf(asset: PlantAsset, atMs: number): Map<string, number> {
  const samples = [...plantSamples(asset, atMs - DAY_MS, atMs)];
  const values = new Map<string, number>();
  for (const { name } of plantMetrics[asset.part]) {
    const known = Float64Array.from(
      samples.filter(({ metric }) => metric.name === name),
      ({ value }) => value,
    ).sort();
    if (known.length === 0) continue;
    values.set(name, quantileOfSorted(known, 0.5));
    values.set(`${name} spread`, quantileOfSorted(known, SPREAD[1]) - quantileOfSorted(known, SPREAD[0]));
  }
  return values;
}

/** What was known of the rows at an instant. */
export function historyUntil(rows: readonly WearRow[], knownMs: number): FleetHistory {
  const known = rows.filter(({ atMs }) => atMs <= knownMs);
  const starts = known.flatMap(({ life, asset }, row) =>
    known[row - 1]?.life === life && known[row - 1]?.asset === asset ? [] : [row],
  );
  const isLast = known.map(({ life }, row) => known[row + 1]?.life !== life);
  return {
    starts: Uint32Array.of(...starts, known.length),
    times: Float64Array.from(known, ({ atMs, life }) => (atMs - life.bornMs) / DAY_MS),
    timeName: 'age',
    until: Float64Array.from(known, ({ atMs, life }, row) => {
      const untilMs = isLast[row] === true ? Math.min(life.endsMs, knownMs) : atMs + DAY_MS;
      return (untilMs - life.bornMs) / DAY_MS;
    }),
    failed: Uint8Array.from(known, ({ life }, row) =>
      isLast[row] === true && life.end === 'failure' && life.endsMs <= knownMs ? 1 : 0,
    ),
    columns: [...numbersOf(known), ...categoriesOf(known)],
  };
}

function numbersOf(rows: readonly WearRow[]): FleetHistory['columns'] {
  const names = [...new Set(rows.flatMap(({ values }) => [...values.keys()]))];
  return names.map((name) => ({
    name,
    values: Float32Array.from(rows, ({ values }) => values.get(name) ?? Number.NaN),
  }));
}

function categoriesOf(rows: readonly WearRow[]): FleetHistory['columns'] {
  return (['type', 'vendor', 'model', 'firmware'] as const).map((name) => {
    const categories = [...new Set(rows.map(({ asset }) => asset[name]))];
    return { name, categories, codes: Int32Array.from(rows, ({ asset }) => categories.indexOf(asset[name])) };
  });
}
