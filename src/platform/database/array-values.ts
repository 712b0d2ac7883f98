import { type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

/** Numbers as one parameter, written by the engine at once: the driver would write them one by one. */
export function floatArray(values: Float64Array): Sql {
  return sql`${numbersLiteral(values)}::float8[]`;
}

/** Texts as one parameter, likewise. */
export function textArray(values: readonly string[]): Sql {
  return sql`${textsLiteral(values)}::text[]`;
}

/** An array of numbers as PostgreSQL reads it. */
export function numbersLiteral(values: Float64Array | readonly number[]): string {
  return `{${values.join(',')}}`;
}

/** An array of texts as PostgreSQL reads it, whatever is in them. */
export function textsLiteral(values: readonly string[]): string {
  const isSafe = !/["\\]/.test(values.join('\n'));
  const quoted = isSafe ? values : values.map((value) => value.replace(/["\\]/g, '\\$&'));
  return values.length === 0 ? '{}' : `{"${quoted.join('","')}"}`;
}
