import { waitFor } from '../support/index.js';

interface Flood {
  readonly address: string;
  readonly answers: readonly Response[];
}

/** So many requests at once from one address. On a machine that takes the whole window for them, another address is the next to try. */
export async function flood(
  ask: (address: string) => Promise<Response>,
  { count, windowMs }: { readonly count: number; readonly windowMs: number },
): Promise<Flood> {
  let nTries = 0;
  return waitFor(
    async () => {
      const address = `203.0.113.${100 + nTries++}`;
      const startedMs = performance.now();
      const answers = await Promise.all(Array.from({ length: count }, () => ask(address)));
      return performance.now() - startedMs < windowMs ? { address, answers } : undefined;
    },
    { timeoutMs: 60_000, what: 'a flood of requests' },
  );
}
