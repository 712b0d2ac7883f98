import { DARK_DEVIATION, type Symptom } from './symptom.js';

/** One thing that speaks for a suspect, with its numbers. */
export type Clue =
  | { readonly kind: 'own'; readonly symptom: Symptom; readonly ownShare: number }
  | { readonly kind: 'dark'; readonly nBehind: number; readonly startedAt: number }
  | { readonly kind: 'unmonitored'; readonly nBehind: number }
  | { readonly kind: 'calls'; readonly callers: readonly number[] }
  | {
      readonly kind: 'fewer-calls';
      readonly callee: number;
      readonly metric: string;
      readonly deviation: number;
    }
  | { readonly kind: 'explains'; readonly nExplained: number; readonly nSymptoms: number }
  | { readonly kind: 'earlier'; readonly minutes: number }
  | { readonly kind: 'needs-well'; readonly nWell: number; readonly nUnknown: number }
  | { readonly kind: 'unconnected' }
  | { readonly kind: 'maintenance' };

type NameOf = (node: number) => string;
type Sentences = {
  readonly [K in Clue['kind']]: (clue: Extract<Clue, { readonly kind: K }>, nameOf: NameOf) => string;
};

const SENTENCES: Sentences = {
  own: ({ symptom, ownShare }) => describeOwn(symptom, ownShare),
  dark: ({ nBehind }) =>
    `does not answer although what it is reached through does; ${nBehind} directly behind it do not answer either`,
  unmonitored: ({ nBehind }) =>
    `is not monitored; all ${nBehind} known nodes behind it are ill and have it in common`,
  calls: ({ callers }, nameOf) =>
    `calls from ${callers.map(nameOf).join(', ')} take longer than what they call accounts for`,
  'fewer-calls': ({ callee, metric, deviation }, nameOf) =>
    `calls ${nameOf(callee)} less (${metric} ${number(deviation)} deviations below usual) though it is called as usual`,
  explains: ({ nExplained, nSymptoms }) => `it explains ${nExplained} of ${nSymptoms} symptoms`,
  earlier: ({ minutes }) => `it began ${number(minutes)} minutes before the others`,
  'needs-well': ({ nWell, nUnknown }) =>
    `of what it needs ${nWell} are well${nUnknown > 0 ? ` and of ${nUnknown} nothing is known` : ''}`,
  unconnected: () => 'no known dependency leads from the alarm to it',
  maintenance: () => 'it is under planned work',
};

/**
 * A clue as a sentence.
 *
 * @param nameOf names of nodes.
 * @example describeClue({ kind: 'explains', nExplained: 11, nSymptoms: 13 }, () => '') // 'it explains 11 of 13 symptoms'
 */
export function describeClue(clue: Clue, nameOf: NameOf): string {
  const sentence = SENTENCES[clue.kind] as (one: Clue, nameOf: NameOf) => string;
  return sentence(clue, nameOf);
}

function describeOwn({ metric, side, level, usual, deviation }: Symptom, ownShare: number): string {
  const direction = side > 0 ? 'rose' : 'fell';
  const values = Number.isFinite(level) ? ` from ${number(usual)} to ${number(level)}` : '';
  const far =
    deviation >= DARK_DEVIATION ? 'far beyond usual' : `${number(deviation)} deviations beyond usual`;
  const share = ownShare > 0.995 ? '' : `; ${Math.round(100 * ownShare)} % of it is its own`;
  return `${metric} ${direction}${values}, ${far}${share}`;
}

function number(value: number): string {
  return String(Number(value.toPrecision(3)));
}
