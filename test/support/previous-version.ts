import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from './temporary-folder.js';

/** The last commit of the version before: this one has to work beside it. Moves on with every release. */
const PREVIOUS = '752f88d';

/** Whether the history is here: not in an unpacked archive, for instance. */
export function hasPreviousVersion(): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${PREVIOUS}^{commit}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Builds the version before, with the packages of this one. */
export function buildPreviousVersion(): TemporaryFolder & { readonly main: string } {
  const folder = temporaryFolder();
  const archive = execFileSync('git', ['archive', PREVIOUS], { maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-x', '-C', folder.path], { input: archive });
  symlinkSync(resolve('node_modules'), join(folder.path, 'node_modules'));
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder.path });
  return { ...folder, main: join(folder.path, 'dist/src/main.js') };
}
