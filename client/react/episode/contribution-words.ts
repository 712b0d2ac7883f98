/** What the model looks at in a sample, as an operator would say it. */
const WORDS: Readonly<Record<string, string>> = {
  value: 'the value itself',
  change: 'change from sample to sample',
  departure: 'distance from the values before',
  spread: 'how much it swings',
  trough: 'lowest of the recent values',
  crest: 'highest of the recent values',
  seasonal: 'against the usual value at this time of day',
  excess: 'all of them together',
};

export function contributionWords(feature: string): string {
  return WORDS[feature] ?? feature;
}
