import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseCopy, type Stage } from './dockerfile.js';
import { say, seconds } from './screen.js';

/** Where a stage's own file system lives, and the settings that hold in it. */
export interface BuiltStage {
  readonly root: string;
  readonly workingFolder: string;
  readonly env: Readonly<Record<string, string>>;
}

interface BuildContext {
  readonly repository: string;
  /** Node in front, and nothing of this repository's node_modules behind it. */
  readonly path: string;
  readonly built: ReadonlyMap<string, BuiltStage>;
}

/** Executes a stage's WORKDIR, ENV, COPY and RUN below a folder that plays the image's root. */
export function buildStage(stage: Stage, root: string, context: BuildContext): BuiltStage {
  let built: BuiltStage = { root, workingFolder: root, env: {} };
  for (const { name, text } of stage.instructions) {
    if (name === 'WORKDIR') built = enter(built, text);
    if (name === 'ENV') built = { ...built, env: { ...built.env, ...parseEnv(text, root) } };
    if (name === 'COPY') copy(text, built, context);
    if (name === 'RUN') run(text, built, context);
  }
  return built;
}

function enter(stage: BuiltStage, folder: string): BuiltStage {
  const workingFolder = join(stage.root, folder);
  mkdirSync(workingFolder, { recursive: true });
  return { ...stage, workingFolder };
}

/** A path in the image becomes the same path below the folder. */
function parseEnv(text: string, root: string): Record<string, string> {
  const [, name = '', quoted = ''] = /^(\w+)=(.*)$/.exec(text) ?? [];
  const value = quoted.replace(/^"(.*)"$/, '$1');
  return { [name]: value.startsWith('/') ? join(root, value) : value };
}

function copy(text: string, stage: BuiltStage, context: BuildContext): void {
  const { from, sources, target } = parseCopy(text);
  say(`COPY ${text}`);
  for (const source of sources) {
    const path = from ? join(builtStage(from, context).root, source) : fromContext(source, context);
    const isFolder = target.endsWith('/');
    const destination = isFolder ? join(target, basename(source)) : target;
    cpSync(path, resolve(stage.workingFolder, destination), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => from !== undefined || !file.endsWith('.spec.ts'),
    });
  }
}

function builtStage(name: string, { built }: BuildContext): BuiltStage {
  const stage = built.get(name);
  if (!stage) throw new Error(`COPY --from=${name}: there is no such stage before this one.`);
  return stage;
}

/** Only what .dockerignore lets through reaches a real build. */
function fromContext(source: string, { repository }: BuildContext): string {
  const allowed = readFileSync(join(repository, '.dockerignore'), 'utf8').split('\n');
  if (!allowed.includes(`!${source}`)) throw new Error(`.dockerignore keeps ${source} out of the build.`);
  return join(repository, source);
}

function run(command: string, stage: BuiltStage, { path }: BuildContext): void {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: stage.workingFolder,
    env: { ...proxyAndHome(), ...stage.env, PATH: path },
    encoding: 'utf8',
  });
  say(`RUN ${command} (${seconds(performance.now() - startedAt)})`);
  if (status !== 0) throw new Error(`It failed:\n${stdout}${stderr}`);
}

/** What npm needs to reach its registry from here; no other variable of this shell gets in. */
function proxyAndHome(): Record<string, string> {
  const isNeeded = (name: string) =>
    /^(HOME|TMPDIR|SSL_CERT_FILE|NODE_EXTRA_CA_CERTS|npm_config_registry|.*_proxy)$/i.test(name);
  const entries = Object.entries(process.env).filter(([name]) => isNeeded(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}
