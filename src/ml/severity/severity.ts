/** How severe an anomaly is, from its score alone; ascending. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

const LOWEST_SCORE: Readonly<Record<Severity, number>> = { low: 0, medium: 0.7, high: 0.8, critical: 0.9 };

/**
 * The severity of a score.
 *
 * @param score - 0..1; NaN is `low`
 * @example severityOf(0.85) // 'high'
 */
export function severityOf(score: number): Severity {
  return SEVERITIES.findLast((severity) => score >= LOWEST_SCORE[severity]) ?? 'low';
}

/** Whether a severity is as severe as another, or more. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}
