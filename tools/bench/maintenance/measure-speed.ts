import { fitFailureModel, type FleetHistory } from '../../../src/ml/index.js';
import { SeededRandom } from '../../../src/ml/random/seeded-random.js';
import type { Figure } from './figure.js';

const N_UNITS = 20_000;
const ROWS_PER_UNIT = 30;
const N_FEATURES = 50;
const N_ASSETS = 100_000;
const DAY_HOURS = 24;
const MEGABYTE = 1_048_576;

/** How long fitting and scoring take, and the memory both need. */
export function measureSpeed(): readonly Figure[] {
  const before = memory();
  const history = fleetOf(N_UNITS, ROWS_PER_UNIT);
  let startedAt = coreSeconds();
  const model = fitFailureModel(history, { horizon: 7 * DAY_HOURS, seed: 1 });
  const fitSeconds = coreSeconds() - startedAt;
  const asked = fleetOf(N_ASSETS, 1);
  startedAt = coreSeconds();
  const { logHazard } = model.predict(asked);
  const scoreSeconds = coreSeconds() - startedAt;
  const used = memory() - before;
  const rows = `${(N_UNITS * ROWS_PER_UNIT).toLocaleString('en')} intervals × ${N_FEATURES} features`;
  console.log(`speed: ${model.parts.nFailures} failures, mean log hazard ${mean(logHazard).toFixed(2)}`);
  return [
    { name: `fit ${rows}, core-seconds`, ours: fitSeconds, must: [0, 20], aim: [0, 5] },
    {
      name: `score ${N_ASSETS.toLocaleString('en')} assets, core-seconds`,
      ours: scoreSeconds,
      must: [0, 5],
      aim: [0, 1],
    },
    { name: 'memory of both with their rows, MB', ours: used, must: [0, 400] },
  ];
}

/** Daily rows of units; one feature in five wears and shows it, the others are noise, and one value in twenty is missing. */
function fleetOf(nUnits: number, rowsPerUnit: number): FleetHistory {
  const random = new SeededRandom(7);
  const n = nUnits * rowsPerUnit;
  const columns = Array.from({ length: N_FEATURES }, (_, k) => ({
    name: `f${k}`,
    values: new Float32Array(n),
    hasTrends: false,
  }));
  const history: FleetHistory = {
    starts: Uint32Array.from({ length: nUnits + 1 }, (_, unit) => unit * rowsPerUnit),
    times: Float64Array.from({ length: n }, (_, row) => (row % rowsPerUnit) * DAY_HOURS),
    timeName: 'age',
    until: Float64Array.from({ length: n }, (_, row) => ((row % rowsPerUnit) + 1) * DAY_HOURS),
    failed: new Uint8Array(n),
    columns,
  };
  for (let unit = 0; unit < nUnits; unit += 1) {
    const wears = random.next() < 0.1;
    for (let day = 0; day < rowsPerUnit; day += 1) {
      const row = unit * rowsPerUnit + day;
      for (let k = 0; k < N_FEATURES; k += 1) {
        const level = wears && k % 5 === 0 ? day / rowsPerUnit : 0;
        columns[k]!.values[row] = random.next() < 0.05 ? Number.NaN : level + random.next();
      }
    }
    if (wears && random.next() < 0.5) history.failed[(unit + 1) * rowsPerUnit - 1] = 1;
  }
  return history;
}

/** Time of the processor: others may run on it as well. */
function coreSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Megabytes of the process, after a collection where Node runs with --expose-gc. */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / MEGABYTE;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
