import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UsualRange } from '../../../src/ml/index.js';
import { readTable } from '../../datasets/index.js';

/** Rows of one metric of one node, in time order. */
interface MetricRows {
  readonly node: string;
  readonly metric: string;
  readonly timestamps: Float64Array;
  readonly values: Float64Array;
}

/** An alarm and what was measured around it. */
export interface Issue {
  readonly name: string;
  readonly target: { readonly node: string; readonly metric?: string };
  readonly at: number;
  readonly monitoredFrom?: string;
  readonly maintenance: readonly string[];
  readonly metrics: readonly MetricRows[];
}

/** A system with its dependencies, what is usual in it, and its issues. */
export interface System {
  readonly name: string;
  readonly edges: readonly { readonly from: string; readonly to: string; readonly seenAt?: number }[];
  readonly usual: ReadonlyMap<string, UsualRange>;
  /** Nodes of which there are metrics in normal times. */
  readonly monitored: readonly string[];
  readonly issues: readonly Issue[];
}

/** The key of a series. */
export function seriesKey(node: string, metric: string): string {
  return JSON.stringify([node, metric]);
}

/** Folders of systems in a folder, by name. @throws Error with a sentence for the user when there is none. */
export async function findSystems(folder: string): Promise<readonly string[]> {
  const systems = (await foldersIn(folder)).filter((name) => existsSync(join(folder, name, 'issues')));
  if (systems.length === 0)
    throw new Error(
      `${folder}: no folder in it has issues; a system is SYSTEM/edges.csv, normal.csv and issues/ISSUE.`,
    );
  return systems;
}

/** @throws Error naming the file that cannot be read for certain. */
export async function readSystem(folder: string): Promise<System> {
  const edges = await readEdges(join(folder, 'edges.csv'));
  const normal = await readRows(join(folder, 'normal.csv'));
  const issues: Issue[] = [];
  for (const name of await foldersIn(join(folder, 'issues')))
    issues.push(await readIssue(join(folder, 'issues', name), name));
  return {
    name: basename(folder),
    edges,
    usual: new Map(
      normal.map(({ node, metric, values, timestamps }) => [
        seriesKey(node, metric),
        new UsualRange(values, timestamps),
      ]),
    ),
    monitored: [...new Set(normal.map(({ node }) => node))],
    issues,
  };
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function readEdges(path: string): Promise<System['edges']> {
  const table = await readTable(plainOrPacked(path), { required: ['from', 'to'], optional: ['seenAt'] });
  return table.map((row) => ({
    from: row.filled('from'),
    to: row.filled('to'),
    ...(row.cell('seenAt') === '' ? {} : { seenAt: row.instant('seenAt') }),
  }));
}

async function readIssue(folder: string, name: string): Promise<Issue> {
  const path = join(folder, 'issue.json');
  const given = parseIssue(path, await readFile(path, 'utf8'));
  return { name, ...given, metrics: await readRows(join(folder, 'metrics.csv')) };
}

type GivenIssue = Omit<Issue, 'name' | 'metrics'>;

/** @throws Error naming the file and what is wrong in it. */
export function parseIssue(path: string, text: string): GivenIssue {
  let given: {
    target?: { node?: unknown; metric?: unknown };
    at?: unknown;
    monitoredFrom?: unknown;
    maintenance?: unknown;
  };
  try {
    given = JSON.parse(text) as typeof given;
  } catch (error) {
    throw new Error(`${path}: is no JSON`, { cause: error });
  }
  const { target, monitoredFrom, maintenance } = given;
  const at = typeof given.at === 'string' ? Date.parse(given.at) : Number.NaN;
  if (typeof target?.node !== 'string') throw new Error(`${path}: "target.node" is missing`);
  if (Number.isNaN(at)) throw new Error(`${path}: "at" is no instant; write 2026-01-31T14:05:00Z`);
  return {
    target: { node: target.node, ...(typeof target.metric === 'string' ? { metric: target.metric } : {}) },
    at,
    ...(typeof monitoredFrom === 'string' ? { monitoredFrom } : {}),
    maintenance: Array.isArray(maintenance) ? maintenance.filter((one) => typeof one === 'string') : [],
  };
}

/** Rows with a value, by series, in time order; of two rows of the same time the later one of the file comes later. */
async function readRows(path: string): Promise<readonly MetricRows[]> {
  const table = await readTable(plainOrPacked(path), {
    required: ['timestamp', 'node', 'metric', 'value'],
    optional: [],
  });
  const series = new Map<string, { node: string; metric: string; rows: [number, number][] }>();
  table.map((row) => {
    const [node, metric, text] = [row.filled('node'), row.filled('metric'), row.cell('value')];
    const key = seriesKey(node, metric);
    const one = series.get(key) ?? { node, metric, rows: [] };
    if (one.rows.length === 0) series.set(key, one);
    if (text === '') return;
    const value = Number(text);
    if (!Number.isFinite(value)) throw row.fault(`"value" is no number: "${text}"`);
    one.rows.push([row.instant('timestamp'), value]);
  });
  return [...series.values()].map(({ node, metric, rows }) => {
    rows.sort(([a], [b]) => a - b);
    return {
      node,
      metric,
      timestamps: Float64Array.from(rows, ([at]) => at),
      values: Float64Array.from(rows, ([, value]) => value),
    };
  });
}

function plainOrPacked(path: string): string {
  return existsSync(path) ? path : `${path}.gz`;
}
