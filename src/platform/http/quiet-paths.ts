/** Probes ask for these every few seconds: their lines in the log and their traces would hide the others. */
export const QUIET_PATHS: ReadonlySet<string> = new Set(['/health', '/metrics']);
