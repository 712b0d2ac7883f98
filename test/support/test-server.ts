import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../launcher/embedded-postgres/index.js';
import { temporaryFolder } from './temporary-folder.js';

interface Running {
  stopTestServer?: () => Promise<void>;
}

/** Setup and teardown are loaded apart, in the same process: what they share hangs on its globals. */
const running: Running & typeof globalThis = globalThis;

/** One PostgreSQL for all integration and end-to-end specs; each spec creates databases of its own in it. */
export async function startTestServer(): Promise<void> {
  if (running.stopTestServer) return;
  const folder = temporaryFolder();
  const server = await startEmbeddedPostgres({
    dataDir: join(folder.path, 'data'),
    database: 'maintenance',
    isDurable: false,
  });
  process.env.TEST_DATABASE_URL = server.url;
  process.env.TESTS_BEGAN_AT = wholeSecond();
  endWithTheTests(server.pid);
  running.stopTestServer = async () => {
    await server.stop();
    folder.remove();
  };
}

export async function stopTestServer(): Promise<void> {
  await running.stopTestServer?.();
  delete running.stopTestServer;
}

/** Jest skips the teardown when it is interrupted. */
function endWithTheTests(pid: number): void {
  process.once('SIGINT', () => process.exit(130));
  process.once('exit', () => {
    if (running.stopTestServer) process.kill(pid, 'SIGQUIT');
  });
}

/** Of now: signals differ by the second. */
function wholeSecond(): string {
  return new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
}
