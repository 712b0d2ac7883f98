import pg from 'pg';
import { PLATFORM_TABLES, type PlatformTable } from '../../src/metrics/database/platform-tables.js';
import { attempt, fail, type Finding, ok, warn } from './check.js';
import type { VerifyOptions } from './options.js';

const STATEMENT_TIMEOUT_MS = 30_000;
const HALF_HOUR_S = 1_800;
const LATE_S = 900;

type Row = Readonly<Record<string, unknown>>;
type Ask = (sql: string, values?: readonly unknown[]) => Promise<Row>;

/** Looks whether the platform's tables can be read and the service's own be made. Writes nothing. */
export async function* checkDatabase(url: string, options: VerifyOptions): AsyncGenerator<Finding> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'ems-ml-service verify',
  });
  const connected = await attempt('PostgreSQL', async () => {
    await client.connect();
    return ok('PostgreSQL answers');
  });
  yield connected;
  if (connected.status === 'fail') return;
  const ask: Ask = async (sql, values = []) => (await client.query<Row>(sql, [...values])).rows[0] ?? {};
  try {
    yield* checkTables(ask, options);
  } finally {
    await client.end();
  }
}

async function* checkTables(ask: Ask, options: VerifyOptions): AsyncGenerator<Finding> {
  const found: Record<string, boolean> = {};
  for (const [name, table] of Object.entries<PlatformTable>(PLATFORM_TABLES)) {
    const finding = await attempt(`table ${name}`, () => checkTable(ask, name, table));
    found[name] = finding.status !== 'fail';
    yield table.without === undefined || found[name] ? finding : { ...finding, status: 'warn' };
  }
  if (found.device_metrics_history === false && found.metrics === false)
    yield fail('There is no table with samples', 'Without one only METRICS_SOURCE=api is left.');
  if (found.device_metrics_history === true)
    yield attempt('wall clock', () => checkWallClock(ask, 'device_metrics_history', options));
  else if (found.metrics === true) yield attempt('wall clock', () => checkWallClock(ask, 'metrics', options));
  yield attempt(`schema ${options.schema}`, () => checkOwnSchema(ask, options.schema));
}

async function checkTable(
  ask: Ask,
  table: string,
  { columns, optionalColumns, without }: PlatformTable,
): Promise<Finding> {
  const { names } = await ask(
    `select array_agg(column_name::text) as names from information_schema.columns
     where table_name = $1 and table_schema = any (current_schemas(false))`,
    [table],
  );
  if (!Array.isArray(names))
    return fail(
      `Table ${table} is missing or may not be read${without === undefined ? '' : `: not seen is ${without}`}`,
      `GRANT SELECT ON ${table} TO the role.`,
    );
  const lacking = (wanted: readonly string[]): string =>
    wanted.filter((name) => !names.includes(name)).join(', ');
  if (lacking(columns) !== '') return fail(`Table ${table} has no column ${lacking(columns)}`);
  if (lacking(optionalColumns) !== '')
    return warn(`Table ${table} can be read, but has no column ${lacking(optionalColumns)}`);
  await ask(`select * from ${table} limit 1`);
  const { type, rows, writable } = await ask(
    `select reltuples::bigint as rows, has_table_privilege(c.oid, 'insert') as writable,
       (select data_type from information_schema.columns i where i.table_name = $1 and i.column_name = $2
        and i.table_schema = any (current_schemas(false)) limit 1) as type
     from pg_class c where c.oid = to_regclass($1)`,
    [table, columns[0]],
  );
  const size = Number(rows) < 0 ? 'never analysed' : `about ${String(rows)} rows`;
  const rights = writable === true ? '; the role could write it, which the service never does' : '';
  return ok(`Table ${table} can be read: ids are ${String(type)}, ${size}${rights}`);
}

/** A wall clock that is off by multiples of half an hour is in another time zone. */
async function checkWallClock(ask: Ask, table: string, { timeZone }: VerifyOptions): Promise<Finding> {
  const { age } = await ask(
    `select extract(epoch from now() - max(timestamp) at time zone $1)::float8 as age from ${table}`,
    [timeZone],
  );
  if (typeof age !== 'number') return warn(`Table ${table} holds no sample yet`);
  const halfHours = Math.round(age / HALF_HOUR_S);
  const isShifted =
    Math.abs(halfHours) >= 1 && Math.abs(age - halfHours * HALF_HOUR_S) < 120 && Math.abs(halfHours) <= 28;
  const text = `The newest sample in ${table} is ${describe(age)}, read as ${timeZone}`;
  if (age < -60 || isShifted)
    return warn(
      text,
      'Does EMS Core run in another time zone? Try --time-zone, then set EMS_TIMEZONE to it.',
    );
  return age > LATE_S ? warn(text, 'Is the collection running?') : ok(text);
}

function describe(ageSeconds: number): string {
  const minutes = Math.abs(ageSeconds) / 60;
  const text = minutes < 120 ? `${minutes.toFixed(1)} minutes` : `${(minutes / 60).toFixed(1)} hours`;
  return ageSeconds < 0 ? `${text} in the future` : `${text} old`;
}

async function checkOwnSchema(ask: Ask, schema: string): Promise<Finding> {
  const { exists, creatable, database } = await ask(
    `select to_regnamespace($1) is not null as exists,
       case when to_regnamespace($1) is null then has_database_privilege(current_database(), 'create')
         else has_schema_privilege($1, 'create') end as creatable, current_database() as database`,
    [schema],
  );
  if (creatable === true) return ok(`The service can make its own tables in schema ${schema}`);
  const grant =
    exists === true
      ? `GRANT CREATE, USAGE ON SCHEMA ${schema} TO the role.`
      : `CREATE SCHEMA ${schema} AUTHORIZATION the role, in database ${String(database)}.`;
  return fail(`The role may not make tables in schema ${schema}`, grant);
}
