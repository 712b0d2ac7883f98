import type { AnomalyDirection, SampleExplanation } from '../../ml/index.js';
import { type ReadSentence, readSentence, type Verb } from './read-sentence.js';

/** The numbers a sentence speaks of. */
interface SaidOf {
  readonly metricName: string;
  readonly unit: string;
  readonly value: number;
  readonly explanation: SampleExplanation;
}

const DIRECTIONS: Readonly<Record<Verb, readonly AnomalyDirection[]>> = {
  rose: ['high'],
  up: ['high'],
  fell: ['low'],
  down: ['low'],
  unsure: ['high', 'low'],
  stuck: ['flat'],
  swings: ['unstable'],
  reads: ['impossible'],
};

const BEGAN: Readonly<Record<Verb, string>> = {
  rose: 'the rise began',
  up: 'the rise began',
  fell: 'the fall began',
  down: 'the fall began',
  unsure: 'it began',
  stuck: 'it got stuck',
  swings: 'the swings began',
  reads: 'such readings began',
};

/** Three digits are shown at least. */
const ROUNDING = 0.005;

/** Holds a sentence against the numbers it speaks of. @returns what does not agree. */
export function sentenceFaults(sentence: string, said: SaidOf): readonly string[] {
  const read = readSentence(sentence, said.metricName);
  const checks = {
    ...ofValue(read, said),
    ...ofWords(read, said),
    'other numbers': AGREES[read.verb](read, said),
  };
  return Object.entries(checks).flatMap(([fault, holds]) => (holds ? [] : [`${fault}: ${sentence}`]));
}

function ofValue({ value, range, bound }: ReadSentence, said: SaidOf): Record<string, boolean> {
  return {
    'another value': Math.abs(Number(value) - said.value) <= ROUNDING * Math.abs(said.value),
    'the same text for value and range': value !== range?.low && value !== range?.high,
    'the same text for value and bound': value !== bound?.at,
  };
}

/** Whether the numbers are as a verb says. */
const AGREES: Readonly<Record<Verb, (read: ReadSentence, said: SaidOf) => boolean>> = {
  rose: ({ value, range }) => range !== undefined && Number(value) > Number(range.high),
  fell: ({ value, range }) => range !== undefined && Number(value) < Number(range.low),
  up: ({ range }, { value, explanation }) =>
    range === undefined && value >= explanation.expected.median && weighsMost(explanation) === 'high',
  down: ({ range }, { value, explanation }) =>
    range === undefined && value <= explanation.expected.median && weighsMost(explanation) === 'low',
  unsure: ({ range }) => range === undefined,
  stuck: () => true,
  swings: () => true,
  reads: ({ value, range, bound }) =>
    isBeyondRange(Number(value), range) && isBeyondBound(Number(value), bound),
};

function weighsMost({ contributions: [strongest] }: SampleExplanation): string | undefined {
  return strongest?.direction;
}

function isBeyondRange(value: number, range: ReadSentence['range']): boolean {
  return range === undefined || value < Number(range.low) || value > Number(range.high);
}

function isBeyondBound(value: number, bound: ReadSentence['bound']): boolean {
  if (bound === undefined) return true;
  return bound.side === 'above' ? value > Number(bound.at) : value < Number(bound.at);
}

function ofWords({ verb, began, clauses }: ReadSentence, { unit, value, explanation }: SaidOf) {
  const counts = clauses
    .slice(2)
    .flatMap((clause) => [...clause.matchAll(/(-?\d+) (?:minute|hour|day|times)/g)]);
  const isFromZero = ['count', 'percent', 'ms', 'mbps'].includes(unit);
  const isNonNegative = isFromZero && value >= 0 && explanation.expected.median >= 0;
  return {
    'another direction': DIRECTIONS[verb].includes(explanation.direction),
    'another beginning': began.startsWith(BEGAN[verb]),
    'a count below one': counts.every(([, count]) => Number(count) >= 1),
    'a negative count':
      !isNonNegative ||
      verb === 'reads' ||
      !clauses.slice(0, 2).some((clause) => /(?:^|[ –])-\d/.test(clause)),
  };
}
