import type { RootCauseAnswer } from '../../../src/ml/index.js';

/** What was asked and what is true of it. */
export interface Checked {
  /** Nodes named, best first. */
  readonly ranked: readonly number[];
  /** The cause; undefined where nothing is wrong. */
  readonly truth: number | undefined;
}

/** Probability that was stated, and whether the answer was right. */
export interface Stated {
  readonly probability: number;
  readonly isRight: boolean;
}

/** Share of issues whose cause is among the first k. */
export function topShare(checked: readonly Checked[], k: number): number {
  return shareOf(checked, ({ ranked, truth }) => truth !== undefined && ranked.slice(0, k).includes(truth));
}

/** Share of questions answered with none. */
export function noneShare(checked: readonly Checked[]): number {
  return shareOf(checked, ({ ranked }) => ranked.length === 0);
}

/** The probability that goes with an answer: of the first suspect where one is named, else of none. */
export function statedBy({ isFound, suspects, none }: RootCauseAnswer, truth: number | undefined): Stated {
  const [first] = suspects;
  if (!isFound || first === undefined) return { probability: none, isRight: truth === undefined };
  return { probability: first.probability, isRight: first.node === truth };
}

/** Mean distance between stated probability and how often it was right, over thirds of the answers by probability. */
export function calibrationGap(stated: readonly Stated[]): number {
  const sorted = [...stated].sort((a, b) => a.probability - b.probability);
  const gaps = [0, 1, 2].map((third) => {
    const part = sorted.slice(
      Math.floor((sorted.length * third) / 3),
      Math.floor((sorted.length * (third + 1)) / 3),
    );
    const mean = part.reduce((sum, { probability }) => sum + probability, 0) / part.length;
    return Math.abs(mean - shareOf(part, ({ isRight }) => isRight));
  });
  return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
}

/** Share of a list for which something holds; NaN for an empty one. */
export function shareOf<T>(list: readonly T[], holds: (one: T) => boolean): number {
  return list.filter(holds).length / list.length;
}
