import { type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

/** Numbers as one parameter, written by the engine at once: the driver would write them one by one. */
export function floatArray(values: Float64Array): Sql {
  return sql`${`{${values.join(',')}}`}::float8[]`;
}

/** Texts as one parameter, likewise. */
export function textArray(values: readonly string[]): Sql {
  const isSafe = !/["\\]/.test(values.join('\n'));
  const quoted = isSafe ? values : values.map((value) => value.replace(/["\\]/g, '\\$&'));
  return sql`${values.length === 0 ? '{}' : `{"${quoted.join('","')}"}`}::text[]`;
}
