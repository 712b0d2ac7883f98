import { isGoneWithin } from './process-table.js';
import { hasCode } from './errors.js';

/** Fast (roll back and close), then immediate (recovery at the next start), then not asked at all. */
const STEPS = [
  ['SIGINT', 4_000],
  ['SIGQUIT', 1_500],
  ['SIGKILL', 1_000],
] as const;

export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patienceMs] of STEPS) {
    send(pid, signal);
    if (await isGoneWithin(pid, patienceMs)) return;
  }
}

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}
