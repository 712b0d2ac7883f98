/** May hold a password, which must reach neither a log nor an answer. */
export const SECRETS: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'DATABASE_PASSWORD',
  'EMS_CORE_PASSWORD',
  'JWT_SECRET',
  'METRICS_TOKEN',
  // Many a receiver knows its senders by nothing but the address.
  'NOTIFY_WEBHOOK_URL',
  'NOTIFY_WEBHOOK_SECRET',
  'REPORT_WEBHOOK',
]);

/** Without what is unset or blank, which takes its default. */
export function givenIn(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}
