import { type AlertStatus } from '../schema/index.js';

export interface AlertRow {
  readonly id: string;
  readonly eventId: string;
  readonly status: AlertStatus;
  readonly correlatedAlertIds: string | null;
}

export function alertAnswer<R extends AlertRow>(row: R) {
  return { ...row, correlatedAlertIds: row.correlatedAlertIds?.split(',') ?? null };
}
