import { setTimeout as sleep } from 'node:timers/promises';

/** What is asked for long is asked less and less often: the answers cost more than the wait. */
const FIRST_INTERVAL_MS = 50;
const LONGEST_INTERVAL_MS = 500;
const GROWTH = 1.2;
/** What a spec allows is enough where nothing else runs; a machine with other work has so many times as long. */
const PATIENCE = 4;

export interface WaitOptions {
  /** On a machine that has nothing else to do. */
  readonly timeoutMs?: number;
  /** For what must not be missed; it stays the same. */
  readonly intervalMs?: number;
  /** What is waited for, for the message when it does not come. */
  readonly what?: string;
}

/** Asks until the answer is truthy, and returns it. An error counts as a no; the last one is the cause. */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 10_000, intervalMs, what = 'the condition' }: WaitOptions = {},
): Promise<NonNullable<T>> {
  const limitMs = PATIENCE * timeoutMs;
  const deadline = performance.now() + limitMs;
  let growingMs = FIRST_INTERVAL_MS;
  let cause: unknown;
  do {
    try {
      const answer = await condition();
      if (answer) return answer;
    } catch (error) {
      cause = error;
    }
    await sleep(intervalMs ?? growingMs);
    growingMs = Math.min(growingMs * GROWTH, LONGEST_INTERVAL_MS);
  } while (performance.now() < deadline);
  throw new Error(`Waited ${limitMs} ms in vain for ${what}.`, { cause });
}
