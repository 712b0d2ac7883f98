import type { NewSilence } from '../../ml-api.js';

/** By the clock on the wall of the asset. */
const RECURRENCES: Readonly<Record<string, NewSilence['recurrence']>> = {
  night: { cron: '0 18 * * *', durationMinutes: 840 },
  weekend: { cron: '0 0 * * 6', durationMinutes: 2_880 },
};
const HOUR_MS = 3_600_000;

/** What is entered, as text. */
export interface SilenceFields {
  readonly hours: string;
  readonly at: string;
  readonly text: string;
  readonly maxSeverity: string;
  readonly reason: string;
}

export const NO_FIELDS: SilenceFields = { hours: '4', at: '', text: '', maxSeverity: '', reason: '' };

/** What is asked of the service. */
export function silenceOf(
  { hours, at, text, maxSeverity, reason }: SilenceFields,
  nowMs: number,
): Omit<NewSilence, 'assetId' | 'metricName'> {
  const severity = maxSeverity as NewSilence['maxSeverity'] | '';
  return {
    reason: reason.trim(),
    endsAt: hours === '' ? undefined : new Date(nowMs + Number(hours) * HOUR_MS).toISOString(),
    recurrence: RECURRENCES[at],
    text: text.trim() === '' ? undefined : text.trim(),
    maxSeverity: severity === '' ? undefined : severity,
  };
}
