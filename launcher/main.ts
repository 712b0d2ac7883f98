import '../src/platform/runtime/index.js';
import { existsSync } from 'node:fs';
import { checkPorts } from './check-ports.js';
import { EmbeddedPostgresError } from './embedded-postgres/index.js';
import { launch } from './launch.js';
import { tolerateClosedScreen } from './screen.js';
import { readSettings, SettingsError } from './settings.js';
import { CalledOff, Supervisor } from './supervisor.js';

const supervisor = new Supervisor();

try {
  tolerateClosedScreen();
  if (existsSync('.env')) process.loadEnvFile();
  const settings = readSettings(process.env);
  await checkPorts(settings);
  supervisor.listen();
  await launch(settings, supervisor);
} catch (error) {
  if (!(error instanceof CalledOff)) {
    await supervisor.stop(describe(error), 1);
  }
}

/** Mistakes of the user are reported in one sentence; anything else is a bug of the launcher and needs its stack trace. */
function describe(error: unknown): string {
  if (error instanceof SettingsError || error instanceof EmbeddedPostgresError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
