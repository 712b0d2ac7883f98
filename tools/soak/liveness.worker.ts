import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** In a thread of its own: what else the soak does would count as slowness of the service. */
const ASK_EVERY_MS = 250;
const PATIENCE_MS = 10_000;

const url = `${String(workerData)}/health`;
for (;;) {
  const startedMs = performance.now();
  const isAlive = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    async (answer) => answer.ok && (await answer.text()) !== '',
    () => false,
  );
  parentPort?.postMessage(isAlive ? performance.now() - startedMs : Infinity);
  await delay(ASK_EVERY_MS);
}
