import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { STEADY } from '../replicas.js';
import type { Course } from './flatness.js';

const LOOK_EVERY_MS = 5_000;
const PAGE_BYTES = 4_096;
const MB = 2 ** 20;

/** Tables whose rows are written anew or done with; the others grow with what is kept. */
const WORKING_TABLES = [
  'series_checkpoints',
  'series_reports',
  'sweep_progress',
  'sweep_tallies',
  'sample_counts',
  'grouping_state',
];

/** Those of the queue have a schema of their own. */
const TABLES = `select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 as bytes
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and (n.nspname = 'ems_ml_jobs' or c.relname in (${WORKING_TABLES.map((name) => `'${name}'`).join(', ')}))`;

const CONNECTIONS = `select count(*)::int as n from pg_stat_activity where application_name = '${STEADY}'`;

/** What the process that is not killed holds, over time. */
export class Vitals {
  private readonly rssMb: number[] = [];
  private readonly handles: number[] = [];
  private readonly connections: number[] = [];
  private readonly tablesMb: number[] = [];

  constructor(
    private readonly pid: number,
    private readonly pool: pg.Pool,
  ) {}

  async watch(isOver: AbortSignal): Promise<void> {
    while (!isOver.aborted) {
      await this.look().catch(() => undefined);
      await delay(LOOK_EVERY_MS, undefined, { signal: isOver }).catch(() => undefined);
    }
  }

  /** Each with the growth that is none. */
  courses(): readonly (readonly [Course, number])[] {
    return [
      [{ name: 'memory', unit: 'MB', values: this.rssMb }, 20],
      [{ name: 'open files and sockets', unit: '', values: this.handles }, 5],
      [{ name: 'connections to the database', unit: '', values: this.connections }, 3],
      [{ name: 'tables that are written anew', unit: 'MB', values: this.tablesMb }, 2],
    ];
  }

  private async look(): Promise<void> {
    const statm = (await readFile(`/proc/${this.pid}/statm`, 'utf8')).split(' ');
    this.rssMb.push((Number(statm[1]) * PAGE_BYTES) / MB);
    this.handles.push((await readdir(`/proc/${this.pid}/fd`)).length);
    const { rows: connections } = await this.pool.query<{ n: number }>(CONNECTIONS);
    this.connections.push(connections[0]?.n ?? 0);
    const { rows: tables } = await this.pool.query<{ bytes: number }>(TABLES);
    this.tablesMb.push((tables[0]?.bytes ?? 0) / MB);
  }
}
