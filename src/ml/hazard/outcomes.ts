import { SeededRandom } from '../random/seeded-random.js';
import { type FleetHistory } from './fleet.js';
import { type Parts } from './parts.js';

const { max, min } = Math;

/** Rows that a model is fitted on: more of them cost time and move no figure. */
const MOST_FAILING = 20_000;
const MOST_OTHERS = 40_000;

/** A row that held for no time at all still says a little, in horizons. */
const LEAST_EXPOSURE = 1e-4;

/** How the rows of a history ended, in units of the horizon. */
export interface Outcomes {
  /** Whether a row's measurements mostly held for longer than the horizon, so that it is the row that is exposed and not a window after it. */
  readonly isHeld: boolean;
  /** Failures within the row (held), or share of a failure within the horizon after it. */
  readonly failures: Float64Array;
  /** Time in which such a failure was counted. */
  readonly exposure: Float64Array;
  /** Time to the end of the part, and whether it failed then. */
  readonly left: Float64Array;
  readonly dies: Uint8Array;
}

/**
 * Counts failures and exposure of each row. Where measurements hold for longer than the horizon (rows are written when something changes), a
 * row is exposed from its time to its end. Where rows follow each other faster, it is the time after the row up to the horizon, each row
 * with its share, so that no failure counts twice.
 */
export function outcomesOf(history: FleetHistory, { starts }: Parts, horizon: number): Outcomes {
  const { times, until, failed } = history;
  const n = times.length;
  const isHeld = rowsAreHeld(history, horizon);
  const outcomes: Outcomes = {
    isHeld,
    failures: new Float64Array(n),
    exposure: new Float64Array(n),
    left: new Float64Array(n),
    dies: new Uint8Array(n),
  };
  for (let part = 0; part + 1 < starts.length; part += 1) {
    const last = starts[part + 1]! - 1;
    for (let row = starts[part]!; row <= last; row += 1) {
      const length = max(LEAST_EXPOSURE, (until[row]! - times[row]!) / horizon);
      const left = max(0, until[last]! - times[row]!);
      outcomes.left[row] = left;
      outcomes.dies[row] = failed[last]!;
      const weight = min(1, length);
      outcomes.failures[row] = isHeld ? failed[row]! : left <= horizon ? weight * failed[last]! : 0;
      outcomes.exposure[row] = isHeld ? length : weight * max(LEAST_EXPOSURE, min(1, left / horizon));
    }
  }
  return outcomes;
}

/** Rows to fit on: failures and a sample of the others, which stand for all of them. */
export interface SampledRows {
  readonly rows: Uint32Array;
  /** How many rows each stands for. */
  readonly weights: Float64Array;
}

/** Draws failures, and of the other rows each as likely as its part of all rows and of all exposure, half and half. */
export function sampleRows({ failures, exposure }: Outcomes, seed: number): SampledRows {
  const random = new SeededRandom(seed);
  let nFailing = 0;
  let exposed = 0;
  for (let row = 0; row < failures.length; row += 1)
    if (failures[row]! > 0) nFailing += 1;
    else exposed += exposure[row]!;
  const nOthers = failures.length - nFailing;
  const shareOf = (row: number): number => {
    if (failures[row]! > 0) return min(1, MOST_FAILING / nFailing);
    if (nOthers <= MOST_OTHERS) return 1;
    return min(1, (MOST_OTHERS / 2) * (1 / nOthers + exposure[row]! / exposed));
  };
  const rows: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < failures.length; row += 1) {
    const share = shareOf(row);
    if (share < 1 && random.next() >= share) continue;
    rows.push(row);
    weights.push(1 / share);
  }
  return { rows: Uint32Array.from(rows), weights: Float64Array.from(weights) };
}

/** Whether most of the time lies in rows longer than the horizon. */
export function rowsAreHeld({ times, until }: FleetHistory, horizon: number): boolean {
  let all = 0;
  let held = 0;
  for (let row = 0; row < times.length; row += 1) {
    const length = max(0, until[row]! - times[row]!);
    all += length;
    if (length > horizon) held += length;
  }
  return all > 0 && held / all >= 0.5;
}
