import { relative } from 'node:path';
import type { LauncherSettings } from './settings.js';

/** The closing lines: addresses, where the data is, how to stop. */
export function whereToLook(settings: LauncherSettings): readonly string[] {
  const service = `http://localhost:${settings.port}`;
  const data = relative('', settings.dataDir);
  return [
    `  Dashboard   ${service}/dashboard`,
    `  Swagger     ${service}/docs`,
    `  ReDoc       ${service}/redoc`,
    `  Health      ${service}/health`,
    `  EMS Core    ${settings.emsCoreUrl ?? `http://localhost:${settings.simulatorPort} (simulated)`}`,
    settings.databaseUrl
      ? '  Database    yours'
      : `  Database    ${data}/postgres, address and password in ${data}/postgres.json`,
    `Stop with Ctrl-C.${settings.databaseUrl ? '' : ` The data stays; remove ${data}/ to start afresh.`}`,
  ];
}
