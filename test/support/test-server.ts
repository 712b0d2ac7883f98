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
