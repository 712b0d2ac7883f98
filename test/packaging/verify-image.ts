import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { startEmbeddedPostgres } from '../../launcher/embedded-postgres/index.js';
import { freePort } from '../../launcher/ports.js';
import { startProgram } from '../support/start-program.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { buildStage, type BuiltStage } from './build-in-folder.js';
import { parseDockerfile, type Stage } from './dockerfile.js';
import { runImage } from './run-image.js';
import { say } from './screen.js';

// npm run verify:image: what the Dockerfile says, done in an empty folder, and the result started in
// production mode against an embedded PostgreSQL and the simulator. For machines without Docker.

const repository = join(import.meta.dirname, '../..');
const folder = temporaryFolder();

function buildAll(stages: readonly Stage[]): BuiltStage {
  const built = new Map<string, BuiltStage>();
  let last: BuiltStage | undefined;
  for (const [index, stage] of stages.entries()) {
    say(`\nFROM ${stage.image} ${stage.name}`);
    last = buildStage(stage, join(folder.path, stage.name || `stage-${index}`), {
      repository,
      path: path(),
      built,
    });
    built.set(stage.name, last);
  }
  if (!last) throw new Error('The Dockerfile has no stage.');
  return last;
}

/** This Node first; the tools of this repository's node_modules would hide what an image lacks. */
function path(): string {
  const elsewhere = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => !entry.includes('node_modules'));
  return [dirname(process.execPath), ...elsewhere].join(delimiter);
}

async function run(stage: Stage, built: BuiltStage): Promise<void> {
  say('\nStarting it');
  const database = await startEmbeddedPostgres({ dataDir: join(folder.path, 'postgres'), database: 'ems' });
  const [port, simulatorPort] = [String(await freePort()), String(await freePort())];
  const simulator = startProgram({
    script: 'dist/simulator/main.js',
    env: { DATABASE_URL: database.url, SIMULATOR_PORT: simulatorPort },
  });
  try {
    await simulator.outputMatches(/EMS simulator ready/, { timeoutMs: 60_000 });
    const emsCoreUrl = `http://127.0.0.1:${simulatorPort}`;
    await runImage({
      stage,
      built,
      env: { DATABASE_URL: database.url, EMS_CORE_URL: emsCoreUrl, PORT: port },
    });
  } finally {
    await simulator.stop();
    await database.stop();
  }
}

try {
  const stages = parseDockerfile(readFileSync(join(repository, 'Dockerfile'), 'utf8'));
  const built = buildAll(stages);
  await run(stages.at(-1) ?? { name: '', image: '', instructions: [] }, built);
  say('\nThe image works.');
} finally {
  folder.remove();
}
