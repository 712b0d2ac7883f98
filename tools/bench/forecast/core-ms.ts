/** Milliseconds that this process has used of a core until now: what else runs on the machine does not count. */
export function coreMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
