import { join, relative } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres/index.js';
import type { Part } from './part.js';
import { announce, seconds } from './screen.js';

export interface Database extends Part {
  readonly url: string;
}

export async function startDatabase(dataDir: string): Promise<Database> {
  const startedAt = performance.now();
  announce('Starting the embedded PostgreSQL …');
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), database: 'ems' });
  const place = relative('', join(dataDir, 'postgres'));
  announce(
    `PostgreSQL is up on 127.0.0.1:${server.port} after ${seconds(performance.now() - startedAt)}; ` +
      `data in ${place}, log in ${place}.log`,
  );
  return {
    name: 'postgres',
    url: server.url,
    exited: server.exited.then((code) => `exit code ${String(code)}`),
    lastLines: () => server.log().trimEnd().split('\n').slice(-15),
    stop: () => server.stop(),
    kill: () => server.kill(),
  };
}
