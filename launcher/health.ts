import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 90_000;
const INTERVAL_MS = 200;

/** Asks until the service calls itself healthy; returns false when it does not in time, for whatever reason. */
export async function becomesHealthy(url: string, patienceMs = PATIENCE_MS): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    if (await isHealthy(url)) return true;
    await sleep(INTERVAL_MS);
  }
  return false;
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    const body = (await answer.json()) as { status?: unknown } | null;
    return body?.status === 'healthy';
  } catch {
    return false;
  }
}
