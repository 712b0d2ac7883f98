import { isPortFree } from '../../launcher/ports.js';

/** Below the ports that the system gives to connections, which may take one between the choice and its use. */
const FIRST = 10_000;
/** One range for each of Jest's workers, which must not choose the same. */
const PER_WORKER = 2_000;

const worker = Number(process.env.JEST_WORKER_ID ?? 0);
let next = Math.floor(Math.random() * PER_WORKER);

/** A port that nobody else takes until it is used. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + worker * PER_WORKER + (next++ % PER_WORKER);
    if (await isPortFree(port)) return port;
  }
}
