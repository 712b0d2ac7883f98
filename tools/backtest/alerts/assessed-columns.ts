/** Columns of what a backtest of alerts writes, as its file format has them. */
export const ASSESSED_COLUMNS = [
  'row',
  'incidentId',
  'templateId',
  'priority',
  'suppressed',
  'reason',
  'toldAt',
] as const;
