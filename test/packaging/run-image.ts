import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canEnter, type Identity } from '../../launcher/embedded-postgres/run-as.js';
import { waitFor } from '../support/wait-for.js';
import type { BuiltStage } from './build-in-folder.js';
import { lastOf, parseCommand, parseCopy, type Stage } from './dockerfile.js';
import { say, seconds } from './screen.js';

interface RunOptions {
  readonly stage: Stage;
  readonly built: BuiltStage;
  readonly env: Readonly<Record<string, string>>;
}

const HEALTHY_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 10_000;
const MEMORY_LIMIT_MB = 512;
const SETTLE_MS = 15_000;

/** Starts the image's command as its unprivileged user, waits for its health check, and stops it. */
export async function runImage({ stage, built, env }: RunOptions): Promise<void> {
  const user = unprivileged(built.root);
  giveAway(stage, built, user);
  const options = { cwd: built.workingFolder, env: { ...built.env, ...env, PATH: '/usr/bin:/bin' }, ...user };
  const [, ...args] = parseCommand(lastOf(stage, 'CMD'));
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { ...options, stdio: 'inherit' });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  });
  const [, ...check] = parseCommand(lastOf(stage, 'HEALTHCHECK'));
  const isHealthy = () => {
    if (child.exitCode !== null) throw new Error(`It ended with exit code ${child.exitCode}.`);
    return spawnSync(process.execPath, check, options).status === 0;
  };
  try {
    await waitFor(isHealthy, { timeoutMs: HEALTHY_LIMIT_MS, intervalMs: 250, what: 'the health check' });
    say(`healthy after ${seconds(performance.now() - startedAt)}`);
    await checkMemory(child);
  } finally {
    await stop(child, ended);
  }
}

/** Root plays the image's user as nobody, if nobody can run this Node and enter the folder at all. */
function unprivileged(root: string): Identity | undefined {
  const nobody = { uid: 65534, gid: 65534 };
  if (process.getuid?.() !== 0) return undefined;
  if (canEnter(root, nobody) && canEnter(join(process.execPath, '..'), nobody)) return nobody;
  say('(runs as root: another user cannot reach this folder)');
  return undefined;
}

function giveAway(stage: Stage, built: BuiltStage, user: Identity | undefined): void {
  if (!user) return;
  for (const { name, text } of stage.instructions) {
    if (name !== 'COPY' || !parseCopy(text).isGivenAway) continue;
    const folder = join(built.workingFolder, parseCopy(text).target);
    for (const path of [folder, ...readdirSync(folder).map((file) => join(folder, file))]) {
      chownSync(path, user.uid, user.gid);
    }
  }
}

async function checkMemory(child: ChildProcess): Promise<void> {
  if (process.platform !== 'linux') return;
  // The first training falls into this time: what counts is the highest it ever was.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  say(`memory: ${megabytes('VmRSS')} MB now, ${megabytes('VmHWM')} MB at most`);
  if (!(megabytes('VmHWM') < MEMORY_LIMIT_MB)) throw new Error(`That is not below ${MEMORY_LIMIT_MB} MB.`);
}

/** Ending by the signal itself, once all is closed, is as good as exit code 0. */
async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const startedAt = performance.now();
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  const how = await ended;
  clearTimeout(insist);
  say(`stopped after ${seconds(performance.now() - startedAt)} (${how})`);
  if (how !== 'exit code 0' && how !== 'SIGTERM') {
    throw new Error(`It does not end on SIGTERM within ${seconds(STOP_LIMIT_MS)}.`);
  }
}
