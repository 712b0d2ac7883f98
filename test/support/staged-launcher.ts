import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.js';
import { startProgram, type Program } from './start-program.js';
import { temporaryFolder } from './temporary-folder.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const REPOSITORY = resolve(HERE, '../..');

export interface StagedLauncher {
  readonly folder: string;
  readonly port: number;
  readonly simulatorPort: number;
  start(env?: Readonly<Record<string, string>>): Program;
  remove(): void;
}

/**
 * The built launcher in a folder of its own, with stand-ins for the simulator and the service: they do what
 * the launcher relies on and nothing else, and misbehave as STAND_IN says.
 */
export async function stageLauncher(): Promise<StagedLauncher> {
  const folder = temporaryFolder();
  const { path } = folder;
  for (const built of ['dist/launcher', 'dist/src/platform'])
    cpSync(join(REPOSITORY, built), join(path, built), { recursive: true });
  for (const [program, target] of [
    ['stand-in-simulator.js', 'dist/simulator'],
    ['stand-in-service.js', 'dist/service'],
  ] as const) {
    mkdirSync(join(path, target), { recursive: true });
    cpSync(join(HERE, 'programs', program), join(path, target, 'main.js'));
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(path, 'node_modules'));
  writeFileSync(join(path, 'package.json'), '{ "type": "module" }');
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const ports = { PORT: String(port), SIMULATOR_PORT: String(simulatorPort) };
  return {
    folder: path,
    port,
    simulatorPort,
    start: (env = {}) =>
      startProgram({ script: join(path, 'dist/launcher/main.js'), cwd: path, env: { ...ports, ...env } }),
    remove: () => folder.remove(),
  };
}
