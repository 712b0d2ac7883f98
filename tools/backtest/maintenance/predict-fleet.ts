import { type FailureModel } from '../../../src/ml/index.js';
import type { FleetFile } from './read-fleet.js';

/** Contributions that are written of a row. */
const MOST_CONTRIBUTIONS = 5;

/** What is written of a row. */
export interface Answer {
  readonly unit: string;
  readonly t: number;
  readonly risk: number;
  readonly remaining: number | undefined;
  readonly lo90: number | undefined;
  readonly hi90: number | undefined;
  readonly health: number | undefined;
  readonly top: string;
}

/** Answers each row of a file in its order. */
export function predictFleet(model: FailureModel, file: FleetFile): readonly Answer[] {
  const { logHazard, lives, isKnown, contributions } = model.predict(file.fleet);
  return Array.from(file.times, (t, k) => {
    const row = file.rowOf[k]!;
    const life = isKnown[row] === 1 ? lives?.[row] : undefined;
    return {
      unit: file.units[file.unitOf[k]!]!,
      t,
      risk: rounded(model.risk(logHazard[row]!)),
      remaining: rounded(life?.remaining),
      lo90: rounded(life?.low),
      hi90: rounded(life?.high),
      health: isKnown[row] === 1 ? rounded(model.health(logHazard[row]!, life)) : undefined,
      top: topOf(contributions(row)),
    };
  });
}

/** Shares of the largest contributions in all of them, those that raise the risk first; negative where a column lowers it. */
function topOf(contributions: readonly { readonly name: string; readonly value: number }[]): string {
  const all = contributions.reduce((sum, { value }) => sum + Math.abs(value), 0);
  return contributions
    .filter(({ value }) => value !== 0)
    .slice(0, MOST_CONTRIBUTIONS)
    .map(({ name, value }) => `${name}:${(value / all).toFixed(3)}`)
    .join('|');
}

function rounded<T extends number | undefined>(value: T): T {
  return (value === undefined ? undefined : Number(value.toPrecision(9))) as T;
}
