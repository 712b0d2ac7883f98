import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Options, transformSync } from '@swc/core';
import { temporaryFolder, type TemporaryFolder } from './temporary-folder.js';

/** The last commit of the version before: this one has to work beside it. Moves on with every release. */
const PREVIOUS = '752f88d';
/** What its service is made of. */
const SOURCES = ['src', 'migrations'];

/** Whether the history is here: not in an unpacked archive, for instance. */
export function hasPreviousVersion(): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${PREVIOUS}^{commit}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The service of the version before, with the packages of this one. */
export function buildPreviousVersion(): TemporaryFolder & { readonly main: string } {
  const folder = temporaryFolder();
  const archive = execFileSync('git', ['archive', PREVIOUS], { maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-x', '-C', folder.path], { input: archive });
  symlinkSync(resolve('node_modules'), join(folder.path, 'node_modules'));
  for (const sources of SOURCES) transpile(folder.path, sources);
  return { ...folder, main: join(folder.path, 'dist/src/main.js') };
}

/** Its types were checked when it was released; only its API's document lacks what a build adds to it. */
function transpile(repository: string, sources: string): void {
  const options = JSON.parse(readFileSync('test/support/swc.json', 'utf8')) as Options;
  for (const name of readdirSync(join(repository, sources), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
    const { code } = transformSync(readFileSync(join(repository, sources, name), 'utf8'), options);
    const target = join(repository, 'dist', sources, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
}
