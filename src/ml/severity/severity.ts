/** How bad an anomaly is, from its score alone. */
export type Severity = 'low' | 'medium' | 'high' | 'critical';

const ORDER: readonly Severity[] = ['low', 'medium', 'high', 'critical'];
const LOWEST_SCORE: Readonly<Record<Severity, number>> = { low: 0, medium: 0.7, high: 0.8, critical: 0.9 };

/** @param score 0..1 */
export function severityOf(score: number): Severity {
  return ORDER.findLast((severity) => score >= LOWEST_SCORE[severity]) ?? 'low';
}

export function isAtLeast(severity: Severity, least: Severity): boolean {
  return ORDER.indexOf(severity) >= ORDER.indexOf(least);
}
