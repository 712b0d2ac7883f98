/** Whoever asks while an answer is on its way gets that one: the gauges of a scrape ask at the same time. */
export function shared<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<Answer> | undefined;
  return () => (running ??= ask().finally(() => (running = undefined)));
}
