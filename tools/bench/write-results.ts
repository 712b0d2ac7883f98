import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** Where results are committed. */
export const RESULTS_FOLDER = 'tools/bench/results';

/** Writes what a benchmark found as JSON, with the machine, Node, commit and date it was found with, and says where. */
export async function writeResults(name: string, results: object, folder = RESULTS_FOLDER): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.json`);
  await writeFile(path, `${JSON.stringify({ machine: describeMachine(), results }, null, 2)}\n`);
  console.log(`Written to ${path}.`);
}

function describeMachine(): Record<string, string | number | undefined> {
  return {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    node: process.version,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    date: new Date().toISOString(),
  };
}
