import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../launcher/ports.js';
import { cpuSeconds } from '../replicas/cpu-time.js';
import { type WrittenSeries, writeRequest } from './remote-write.js';

const PROGRAM = ['/usr/bin/prometheus', 'prometheus'];
const POLL_MS = 100;
const LAST_LINES = 5;

/** What the TSDB has put into blocks. */
interface BlockFigures {
  readonly nSamples: number;
  readonly bytes: number;
}

/** A Prometheus of its own, with one rule and nothing to scrape: samples are written to it. */
export class PrometheusServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly url: string,
  ) {}

  /** @returns its version; undefined where it is not installed */
  static version(): string | undefined {
    const said = PROGRAM.map((name) => spawnSync(name, ['--version'], { encoding: 'utf8' }));
    const found = said.find(({ status }) => status === 0);
    return found && /version (\S+)/.exec(found.stdout + found.stderr)?.[1];
  }

  /** @param rule - a recording rule, evaluated so often */
  static async start(
    rule: Readonly<{ record: string; expr: string }>,
    seconds: number,
  ): Promise<PrometheusServer> {
    const folder = mkdtempSync(join(tmpdir(), 'ems-prometheus-'));
    // JSON is YAML, too.
    writeFileSync(join(folder, 'rules.yml'), JSON.stringify({ groups: [{ name: 'z', rules: [rule] }] }));
    const config = { global: { evaluation_interval: `${seconds}s` }, rule_files: ['rules.yml'] };
    writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(config));
    const address = `127.0.0.1:${await freePort()}`;
    const log = openSync(join(folder, 'log'), 'w');
    const child = spawn(
      PROGRAM.find((name) => existsSync(name)) ?? 'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=${address}`,
        '--web.enable-remote-write-receiver',
        '--log.level=warn',
      ],
      { stdio: ['ignore', log, log] },
    );
    const server = new PrometheusServer(child, folder, `http://${address}`);
    await server.until(async () => (await fetch(`${server.url}/-/ready`)).ok);
    return server;
  }

  get coreSeconds(): number {
    return cpuSeconds(this.child.pid ?? 0);
  }

  get rssMb(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  }

  async write(series: readonly WrittenSeries[]): Promise<void> {
    const answer = await fetch(`${this.url}/api/v1/write`, {
      method: 'POST',
      body: new Uint8Array(writeRequest(series)),
      headers: {
        'content-type': 'application/x-protobuf',
        'content-encoding': 'snappy',
        'x-prometheus-remote-write-version': '0.1.0',
      },
    });
    if (!answer.ok) throw new Error(`Prometheus refused samples: ${answer.status} ${await answer.text()}`);
  }

  /** @returns the value of a query that has one; 0 for an empty answer */
  async query(query: string): Promise<number> {
    const answer = await fetch(`${this.url}/api/v1/query?${new URLSearchParams({ query }).toString()}`);
    const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
    return Number(data.result[0]?.value[1] ?? 0);
  }

  blocks(): BlockFigures {
    const data = join(this.folder, 'data');
    const folders = readdirSync(data)
      .map((name) => join(data, name))
      .filter((path) => existsSync(join(path, 'meta.json')));
    const samplesIn = (path: string): number => {
      const { stats } = JSON.parse(readFileSync(join(path, 'meta.json'), 'utf8')) as {
        stats: { numSamples?: number };
      };
      return stats.numSamples ?? 0;
    };
    return {
      nSamples: folders.reduce((sum, path) => sum + samplesIn(path), 0),
      bytes: folders.reduce((sum, path) => sum + bytesIn(path), 0),
    };
  }

  async until(isDone: () => Promise<boolean>): Promise<void> {
    while (!(await isDone().catch(() => false))) {
      if (this.child.exitCode !== null) throw new Error(`Prometheus has ended:\n${this.lastLines()}`);
      await delay(POLL_MS);
    }
  }

  async stop(): Promise<void> {
    const ended = this.child.exitCode === null ? once(this.child, 'exit') : undefined;
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private lastLines(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8').split('\n').slice(-LAST_LINES).join('\n');
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
