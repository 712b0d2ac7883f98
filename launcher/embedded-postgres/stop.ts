import { isGoneWithin } from './process-table.js';
import { hasCode } from './errors.js';

/** Fast (roll back and close), then immediate (recovery at the next start), then not asked at all. */
const STEPS = [
  ['SIGINT', 2_500],
  ['SIGQUIT', 1_000],
  ['SIGKILL', 500],
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
