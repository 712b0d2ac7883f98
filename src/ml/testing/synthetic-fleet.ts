import { gaussian } from '../random/gaussian.js';
import { SeededRandom } from '../random/seeded-random.js';
import { type FleetHistory } from '../hazard/fleet.js';

/** A synthetic fleet: of each unit how long it lives, until when it is seen, and what is measured with so much left. */
export interface FleetPlan {
  readonly nUnits: number;
  readonly step: number;
  lifeOf(unit: number, random: SeededRandom): number;
  readonly seenUntil: number;
  readonly columns: Readonly<Record<string, (left: number, noise: number, unit: number) => number>>;
}

/** Rows of a fleet, one each step until a unit fails or is no longer seen. */
export function syntheticFleet(plan: FleetPlan, seed = 1): FleetHistory {
  const random = new SeededRandom(seed);
  const names = Object.keys(plan.columns);
  const rows: { time: number; until: number; failed: number; values: number[] }[] = [];
  const starts = [0];
  for (let unit = 0; unit < plan.nUnits; unit += 1) {
    const life = plan.lifeOf(unit, random);
    const end = Math.min(life, plan.seenUntil);
    for (let time = 0; time < end; time += plan.step) {
      const until = Math.min(time + plan.step, end);
      const values = names.map((name) => plan.columns[name]!(life - time, gaussian(random), unit));
      rows.push({ time, until, failed: Number(until === life), values });
    }
    starts.push(rows.length);
  }
  return {
    starts: Uint32Array.from(starts),
    times: Float64Array.from(rows, ({ time }) => time),
    timeName: 'age',
    until: Float64Array.from(rows, ({ until }) => until),
    failed: Uint8Array.from(rows, ({ failed }) => failed),
    columns: names.map((name, k) => ({ name, values: Float64Array.from(rows, ({ values }) => values[k]!) })),
  };
}
