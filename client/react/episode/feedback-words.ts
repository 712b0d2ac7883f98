/** As an operator says it. */
export const FEEDBACK_WORDS: Readonly<Record<string, string>> = {
  true_positive: 'real anomaly',
  false_positive: 'false alarm',
  unsure: 'unsure',
};
