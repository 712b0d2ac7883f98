import type { Action } from './actions.js';
import { type Mark, type Outcome, wasRight } from './mark.js';

/** How recommendations of one action turned out. */
export interface ActionTrust {
  readonly action: Action;
  readonly nDone: number;
  readonly nNotNeeded: number;
  readonly nRight: number;
  readonly nWrong: number;
  /** What the priority of its recommendations is multiplied by, above 0 and at most 1. */
  readonly trust: number;
}

/** A mark with what happened afterwards. */
export interface MarkedOutcome {
  readonly mark: Mark;
  readonly outcome: Outcome;
}

/** Two right ones are assumed, so that the first wrong one takes a third off and not all. */
const ASSUMED_RIGHT = 2;

/** One for each action that was ever marked. */
export function trustOf(marked: readonly MarkedOutcome[]): readonly ActionTrust[] {
  const byAction = Map.groupBy(marked, ({ mark }) => mark.recommendation.action);
  return [...byAction].map(([action, ones]) => {
    const turnedOut = ones.map(({ mark, outcome }) => wasRight(mark, outcome));
    const nRight = turnedOut.filter((one) => one === true).length;
    const nWrong = turnedOut.filter((one) => one === false).length;
    return {
      action,
      nDone: ones.filter(({ mark }) => mark.status === 'done').length,
      nNotNeeded: ones.filter(({ mark }) => mark.status === 'not-needed').length,
      nRight,
      nWrong,
      trust: (nRight + ASSUMED_RIGHT) / (nRight + nWrong + ASSUMED_RIGHT),
    };
  });
}

export function trustIn(trustByAction: readonly ActionTrust[]): (action: Action) => number {
  const byAction = new Map(trustByAction.map(({ action, trust }) => [action, trust]));
  return (action) => byAction.get(action) ?? 1;
}
