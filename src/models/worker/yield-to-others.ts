import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

/** For a tenth of what the others get. */
const STEPS = 10;
const LOWEST = 19;

/**
 * Where cores are scarce, has the worker thread that calls it come after the thread that answers and after PostgreSQL: they need little, and all of the others wait
 * for them. Only Linux has priorities of threads; elsewhere it stays as it is.
 */
export function yieldToOthers(): void {
  if (isMainThread) return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, Math.min(LOWEST, getPriority(process.pid) + STEPS));
  } catch {
    // What is not allowed makes no score wrong.
  }
}
