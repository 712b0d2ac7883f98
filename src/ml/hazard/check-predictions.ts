import { square } from '../statistics/square.js';
import { type FailureModel } from './failure-model.js';
import { rowsAreHeld } from './outcomes.js';
import { type DatedHistory } from './split-by-time.js';

const { exp, max, min } = Math;

/** Shares of the riskiest rows among which failures are looked for. */
const RECALL_SHARES = [0.01, 0.05, 0.1] as const;

/** Risks are compared with what happened in so many classes of as many expected failures each. */
const N_CLASSES = 4;

/** Risks up to `upTo`, with the failures expected and seen among them. */
export interface RiskClass {
  readonly upTo: number;
  readonly expected: number;
  readonly observed: number;
}

/** How predictions of rows that a model has not seen turned out. */
export interface PredictionCheck {
  readonly nRows: number;
  /** Failures since then. */
  readonly nFailures: number;
  /** Failures expected and seen within the horizons that are over, each counted once in all. */
  readonly expected: number;
  readonly observed: number;
  /** Mean squared error of the risks within the horizon, and of the same risk for all. */
  readonly brier: number;
  readonly baseBrier: number;
  /** How often of a row that failed within the horizon and one that did not the first had the higher risk; NaN without both. */
  readonly concordance: number;
  /** Share of rows that failed within the horizon that are among the riskiest of {@link RECALL_SHARES}. */
  readonly recalls: readonly number[];
  readonly classes: readonly RiskClass[];
}

interface SeenRow {
  readonly risk: number;
  /** Failures expected within the horizon. */
  readonly hazard: number;
  /** In horizons. */
  readonly length: number;
  /** Whether it failed before the next row. */
  readonly hasFailed: boolean;
  /** Whether it failed within the horizon; undefined where that is not over. */
  readonly isFailing: boolean | undefined;
}

interface Compared extends SeenRow {
  readonly expected: number;
  readonly observed: number;
}

/**
 * Compares predictions with what happened, on rows from an instant on.
 *
 * @param model fitted to what was known before.
 * @param from on the clock of `at`.
 * @returns undefined where no row is that new.
 */
export function checkPredictions(
  model: FailureModel,
  history: DatedHistory,
  from: number,
): PredictionCheck | undefined {
  const compared = comparedRows(model, history, from).sort((a, b) => b.risk - a.risk);
  if (compared.length === 0) return undefined;
  const over = compared.filter((row) => row.isFailing !== undefined);
  const failing = over.filter(({ isFailing }) => isFailing).length;
  const base = over.length === 0 ? 0 : failing / over.length;
  const squared = (riskOf: (row: Compared) => number): number =>
    over.reduce((sum, row) => sum + square(riskOf(row) - Number(row.isFailing)), 0) / max(1, over.length);
  return {
    nRows: compared.length,
    nFailures: compared.filter(({ hasFailed }) => hasFailed).length,
    expected: compared.reduce((sum, row) => sum + row.expected, 0),
    observed: compared.reduce((sum, row) => sum + row.observed, 0),
    brier: squared(({ risk }) => risk),
    baseBrier: squared(() => base),
    concordance: concordanceOf(over, failing),
    recalls: RECALL_SHARES.map((share) => recallAt(over, failing, share)),
    classes: classesOf(compared),
  };
}

function comparedRows(model: FailureModel, history: DatedHistory, from: number): Compared[] {
  const { starts, at, times, until, failed } = history;
  const { horizon } = model.parts;
  const { logHazard } = model.predict(history);
  const end = endOf(history);
  const isHeld = rowsAreHeld(history, horizon);
  const compared: SeenRow[] = [];
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    const last = starts[unit + 1]! - 1;
    const isDead = failed[last] === 1;
    for (let row = starts[unit]!; row <= last; row += 1) {
      if (at[row]! < from) continue;
      const left = until[last]! - times[row]!;
      const isWithin = isDead && left <= horizon;
      // Failures are known before survivals: neither counts until the horizon is over.
      const isOver = at[row]! + horizon <= end && (isWithin || left >= horizon);
      compared.push({
        risk: model.risk(logHazard[row]!),
        hasFailed: failed[row] === 1,
        isFailing: isOver ? isWithin : undefined,
        hazard: exp(logHazard[row]!),
        length: max(0, until[row]! - times[row]!) / horizon,
      });
    }
  }
  return compared.map((row) => ({ ...row, ...(isHeld ? countedInRow(row) : countedInHorizon(row)) }));
}

/** A row that holds for longer than the horizon is exposed for as long as it holds. */
function countedInRow({ hazard, length, hasFailed }: SeenRow) {
  return { expected: hazard * length, observed: Number(hasFailed) };
}

/** What is said of the horizon after a row is not said of the row: each counts with its share of it, as it was learnt. */
function countedInHorizon({ risk, length, isFailing }: SeenRow) {
  const share = isFailing === undefined ? 0 : min(1, length);
  return { expected: share * risk, observed: share * Number(isFailing ?? false) };
}

function endOf({ at, times, until }: DatedHistory): number {
  return at.reduce((end, value, row) => max(end, value + until[row]! - times[row]!), -Infinity);
}

/** @param rows by risk, the highest first; equal risks count half. */
function concordanceOf(rows: readonly Compared[], failing: number): number {
  let above = 0;
  let won = 0;
  for (let first = 0; first < rows.length;) {
    let next = first;
    while (next < rows.length && rows[next]!.risk === rows[first]!.risk) next += 1;
    const dead = rows.slice(first, next).filter(({ isFailing }) => isFailing).length;
    const alive = next - first - dead;
    won += alive * (above + dead / 2);
    above += dead;
    first = next;
  }
  return won / (failing * (rows.length - failing));
}

function recallAt(rows: readonly Compared[], failing: number, share: number): number {
  const looked = rows.slice(0, Math.round(share * rows.length));
  return looked.filter(({ isFailing }) => isFailing).length / failing;
}

/** @param rows by risk, the highest first */
function classesOf(rows: readonly Compared[]): readonly RiskClass[] {
  const all = rows.reduce((sum, { expected }) => sum + expected, 0);
  const classes: RiskClass[] = [];
  let [expected, observed, done] = [0, 0, 0];
  let upTo = rows[0]!.risk;
  for (const [index, row] of rows.entries()) {
    expected += row.expected;
    observed += row.observed;
    const isFull = done + expected >= (all * (classes.length + 1)) / N_CLASSES;
    const isEnd = index === rows.length - 1 || (isFull && classes.length < N_CLASSES - 1);
    if (!isEnd) continue;
    classes.push({ upTo, expected, observed });
    done += expected;
    upTo = min(upTo, rows[index + 1]?.risk ?? 0);
    [expected, observed] = [0, 0];
  }
  return classes;
}
