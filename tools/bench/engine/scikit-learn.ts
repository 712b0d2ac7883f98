import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { type Readable, type Writable } from 'node:stream';
import { type FeatureRows } from '../../../src/ml/isolation-forest/isolation-forest.js';

/** Times what it is asked for itself, so that neither its start nor the pipe counts. */
const SCRIPT = `
import sys, time, numpy as np
from sklearn.ensemble import IsolationForest
rows, forest = None, None
for line in sys.stdin:
    word, rest = line.split()
    if word == 'rows':
        rows = np.fromfile(rest, dtype=np.float32).reshape(-1, 6)
        took = 0
    else:
        started = time.perf_counter()
        if word == 'fit': forest = IsolationForest(n_estimators=100, max_samples=256, random_state=int(rest), n_jobs=1).fit(rows)
        else: forest.score_samples(rows)
        took = time.perf_counter() - started
    print(took * 1000, flush=True)
`;

const PYTHON = ['/usr/bin/python3', 'python3'];

/** scikit-learn's IsolationForest in a process of its own, where some python3 of this machine has it. */
export class ScikitLearn {
  private readonly folder = mkdtempSync(join(tmpdir(), 'ems-bench-'));
  private readonly process: ChildProcessByStdio<Writable, Readable, null>;
  private readonly lines: Interface;

  private constructor(python: string) {
    this.process = spawn(python, ['-c', SCRIPT], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.lines = createInterface(this.process.stdout);
  }

  static find(): ScikitLearn | undefined {
    const python = PYTHON.find((name) => spawnSync(name, ['-c', 'import sklearn']).status === 0);
    return python === undefined ? undefined : new ScikitLearn(python);
  }

  /** Takes six columns. */
  async take(rows: FeatureRows): Promise<void> {
    const path = join(this.folder, 'rows.f32');
    writeFileSync(path, rows.values);
    await this.ask(`rows ${path}`);
  }

  /** @returns milliseconds */
  fit(seed: number): Promise<number> {
    return this.ask(`fit ${seed}`);
  }

  /** @returns milliseconds */
  score(): Promise<number> {
    return this.ask('score -');
  }

  close(): void {
    this.process.stdin.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask(question: string): Promise<number> {
    const answer = once(this.lines, 'line') as Promise<[string]>;
    this.process.stdin.write(`${question}\n`);
    return Number((await answer)[0]);
  }
}
