/** Words for severities of syslog, of SNMP alarms, of Prometheus and of log levels. */
const WORDS: readonly (readonly [number, RegExp])[] = [
  [1, /^(critical|crit|fatal|emergency|emerg|alert|disaster|down|f|p1)$/],
  [0.75, /^(major|error|err|high|severe|e|p2)$/],
  [0.5, /^(minor|average|medium|p3)$/],
  [0.35, /^(warning|warn|low|w|p4)$/],
  [0.1, /^(info|information|informational|notice|debug|trace|ok|normal|clear|indeterminate|i|d|v|p5)$/],
];

/** @returns how bad a word says it is, 0..1; NaN for an empty or unknown one. */
export function severityOf(word: string): number {
  const lower = word.trim().toLowerCase();
  return WORDS.find(([, words]) => words.test(lower))?.[0] ?? Number.NaN;
}
