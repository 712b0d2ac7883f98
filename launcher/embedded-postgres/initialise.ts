import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executable } from './binaries.js';
import { USER } from './connection.js';
import { EmbeddedPostgresError, explainFailure } from './errors.js';
import { folderArgument, spawnOptions, type Place } from './place.js';
import type { Identity } from './run-as.js';

const DURABLE = ['--auth=scram-sha-256'];
/** For tests, which make thousands of connections: a proof of the password takes longer than all else of one at the client's end. */
const DISPOSABLE = ['--auth=password', '--set=scram_iterations=1', '--no-data-checksums', '--no-sync'];

/** Creates the data folder, once. It appears under its name only when complete, whatever is killed meanwhile. */
export async function initialise(place: Place, password: string, isDurable: boolean): Promise<void> {
  if (existsSync(place.dataDir)) {
    checkVersion(place);
    return;
  }
  const unfinished: Place = { ...place, dataDir: `${place.dataDir}.unfinished` };
  rmSync(unfinished.dataDir, { recursive: true, force: true });
  mkdirSync(unfinished.dataDir, { mode: 0o700 });
  giveTo(place.identity, unfinished.dataDir);
  const secretFolder = mkdtempSync(join(tmpdir(), 'ems-secret-'));
  try {
    const passwordFile = writeSecret(secretFolder, password, place.identity);
    await runInitdb(unfinished, [`--pwfile=${passwordFile}`, ...(isDurable ? DURABLE : DISPOSABLE)]);
  } finally {
    rmSync(secretFolder, { recursive: true, force: true });
  }
  renameSync(unfinished.dataDir, place.dataDir);
}

function writeSecret(folder: string, password: string, identity: Identity | undefined): string {
  const path = join(folder, 'password');
  writeFileSync(path, password, { mode: 0o600 });
  chmodSync(folder, 0o700);
  giveTo(identity, folder);
  giveTo(identity, path);
  return path;
}

function giveTo(identity: Identity | undefined, path: string): void {
  if (identity) chownSync(path, identity.uid, identity.gid);
}

async function runInitdb(place: Place, more: readonly string[]): Promise<void> {
  const options = [
    `--pgdata=${folderArgument(place)}`,
    `--username=${USER}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  const child = spawn(executable(place.binaries, 'initdb'), [...options, ...more], {
    ...spawnOptions(place),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw explainFailure(`PostgreSQL could not create its data in ${place.dataDir}`, output);
}

function checkVersion({ dataDir, version }: Place): void {
  const major = version.split('.')[0] ?? '';
  const path = join(dataDir, 'PG_VERSION');
  if (!existsSync(path)) {
    throw new EmbeddedPostgresError(
      `${dataDir} exists but is not PostgreSQL's data, or not readable: remove or rename it.`,
    );
  }
  const found = readFileSync(path, 'utf8').trim();
  if (found !== major) {
    throw new EmbeddedPostgresError(
      `The data in ${dataDir} was written by PostgreSQL ${found}; this is ${major}. Remove or rename the folder to start afresh.`,
    );
  }
}
