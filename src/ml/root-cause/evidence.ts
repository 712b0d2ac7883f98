import { DARK_DEVIATION, type Symptom } from './symptom.js';

/** One piece of what speaks for a suspect, with its numbers. */
export type Evidence =
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

/**
 * A piece of evidence as a sentence.
 *
 * @param nameOf names of nodes.
 * @example describeEvidence({ kind: 'explains', nExplained: 11, nSymptoms: 13 }, () => '') // 'it explains 11 of 13 symptoms'
 */
export function describeEvidence(evidence: Evidence, nameOf: (node: number) => string): string {
  switch (evidence.kind) {
    case 'own':
      return describeOwn(evidence.symptom, evidence.ownShare);
    case 'dark':
      return `does not answer although what it is reached through does; ${evidence.nBehind} behind it do not answer either`;
    case 'unmonitored':
      return `is not monitored; all ${evidence.nBehind} known nodes behind it are ill and have it in common`;
    case 'calls':
      return `calls from ${evidence.callers.map(nameOf).join(', ')} take longer than what they call accounts for`;
    case 'fewer-calls':
      return `calls ${nameOf(evidence.callee)} less (${evidence.metric} ${number(evidence.deviation)} deviations below usual) though it is called as usual`;
    case 'explains':
      return `it explains ${evidence.nExplained} of ${evidence.nSymptoms} symptoms`;
    case 'earlier':
      return `it began ${number(evidence.minutes)} minutes before the others`;
    case 'needs-well':
      return `of what it needs ${evidence.nWell} are well${evidence.nUnknown > 0 ? ` and of ${evidence.nUnknown} nothing is known` : ''}`;
    case 'unconnected':
      return 'no known dependency leads from the alarm to it';
    case 'maintenance':
      return 'it is under planned work';
  }
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
