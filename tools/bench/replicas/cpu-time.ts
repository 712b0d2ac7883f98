import { readFileSync, readdirSync } from 'node:fs';

/** What the kernel counts processor time in, a second. */
const TICKS_PER_SECOND = 100;

interface ProcessTimes {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
  /** Of children that have ended. */
  readonly pastChildrenSeconds: number;
}

/** @returns seconds of processor time the process has used, all its threads together */
export function cpuSeconds(pid: number): number {
  return timesOf(pid)?.seconds ?? 0;
}

/** @returns the same of a whole PostgreSQL server, by the process of one of its connections */
export function serverCpuSeconds(backendPid: number): number {
  const postmaster = timesOf(backendPid)?.parent ?? 0;
  const all = readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .flatMap((pid) => timesOf(pid) ?? []);
  const children = all.filter(({ parent }) => parent === postmaster);
  const { seconds = 0, pastChildrenSeconds = 0 } = all.find(({ pid }) => pid === postmaster) ?? {};
  return children.reduce((sum, child) => sum + child.seconds, seconds + pastChildrenSeconds);
}

function timesOf(pid: number): ProcessTimes | undefined {
  try {
    // The name, in parentheses, may hold spaces; after it come state, parent and what else proc(5) lists.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    const [parent = 0] = fields.slice(1);
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11);
    return {
      pid,
      parent,
      seconds: (user + system) / TICKS_PER_SECOND,
      pastChildrenSeconds: (childUser + childSystem) / TICKS_PER_SECOND,
    };
  } catch {
    return undefined;
  }
}
