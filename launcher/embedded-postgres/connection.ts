import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { freePort, isPortFree } from '../ports.js';
import { EmbeddedPostgresError } from './errors.js';

export const USER = 'ems';
const HOST = '127.0.0.1';

export interface Connection {
  readonly port: number;
  readonly password: string;
}

/**
 * Port and password are chosen once and kept beside the data, readable by their owner only. The port
 * stays the same from start to start unless somebody else took it meanwhile.
 */
export async function rememberedConnection(dataDir: string): Promise<Connection> {
  const path = `${dataDir}.json`;
  const known = readConnection(path);
  if (!known && existsSync(dataDir)) {
    throw new EmbeddedPostgresError(
      `${path} holds the password of the data in ${dataDir} and is missing, damaged or not readable. ` +
        'Restore it, or remove the data folder to start afresh.',
    );
  }
  const port = known && (await isPortFree(known.port, HOST)) ? known.port : await freePort();
  const connection = { port, password: known?.password ?? randomBytes(24).toString('base64url') };
  if (known?.port !== port) writeFileSync(path, `${JSON.stringify(connection)}\n`, { mode: 0o600 });
  return connection;
}

/** The address of the database in this data folder, as it was last started. */
export function rememberedUrl(dataDir: string, database: string): string | undefined {
  const connection = readConnection(`${dataDir}.json`);
  return connection && connectionUrl(connection, database);
}

export function connectionUrl({ port, password }: Connection, database: string): string {
  return `postgres://${USER}:${password}@${HOST}:${port}/${database}`;
}

function readConnection(path: string): Connection | undefined {
  try {
    const stored = JSON.parse(readFileSync(path, 'utf8')) as Partial<Connection>;
    if (typeof stored.port !== 'number' || typeof stored.password !== 'string') return undefined;
    return { port: stored.port, password: stored.password };
  } catch {
    return undefined;
  }
}
