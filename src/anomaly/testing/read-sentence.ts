const NUMBER = String.raw`(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)`;

/** What a sentence says of the value, by its first words. */
const VERBS = {
  rose: 'rose to',
  fell: 'fell to',
  up: 'moves upwards in an unusual way, now at',
  down: 'moves downwards in an unusual way, now at',
  unsure: 'behaves in an unusual way, now at',
  stuck: 'is stuck at',
  swings: 'swings more than usual, now at',
  reads: 'reads',
} as const;

export type Verb = keyof typeof VERBS;

/** A sentence that explains an anomaly, taken apart. */
export interface ReadSentence {
  readonly verb: Verb;
  /** The number that is given for the value. */
  readonly value: string;
  /** The numbers of the range that is called usual or possible; the same twice where it is one value. */
  readonly range: { readonly low: string; readonly high: string } | undefined;
  /** The bound that values are never above or below. */
  readonly bound: { readonly side: 'above' | 'below'; readonly at: string } | undefined;
  readonly began: string;
  /** All that is said, by clauses. */
  readonly clauses: readonly string[];
}

/** @throws Error for a sentence of another form. */
export function readSentence(sentence: string, metricName: string): ReadSentence {
  const clauses = sentence.split('; ');
  const [happened = '', compared = '', began = ''] = clauses;
  for (const [verb, words] of Object.entries(VERBS)) {
    const [, value] = new RegExp(`^${metricName} ${words} ${NUMBER}`).exec(happened) ?? [];
    if (value !== undefined)
      return {
        verb: verb as Verb,
        value,
        range: rangeOf(compared),
        bound: boundOf(compared),
        began,
        clauses,
      };
  }
  throw new Error(`Not a known form: ${sentence}`);
}

function rangeOf(clause: string): ReadSentence['range'] {
  const form = new RegExp(`^${NUMBER}(?:(?:–| to )${NUMBER})?(?:%| \\w+)? (?:is|was) (?:usual|possible)`);
  const [, low, high = low] = form.exec(clause) ?? [];
  return low === undefined || high === undefined ? undefined : { low, high };
}

function boundOf(clause: string): ReadSentence['bound'] {
  const [, side, at] = new RegExp(`^it is never (above|below) ${NUMBER}`).exec(clause) ?? [];
  return at === undefined ? undefined : { side: side as 'above' | 'below', at };
}
