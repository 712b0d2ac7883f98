import { type RawBuilder, sql } from 'kysely';

/** The oid of the schema that holds the own tables: installations that share a database do not wake each other. */
export const CHANNEL = `'ems_ml_' || quote_ident(current_schema())::regnamespace::oid`;

/**
 * Part of a statement: notifies the subscribers of a topic in all processes that something changed. PostgreSQL delivers it when the
 * transaction commits, once however often it is said, and never when it rolls back. Commits that notify wait for each other: it is for what is rare.
 */
export function notify(topic: string): RawBuilder<unknown> {
  return sql`pg_notify(${sql.raw(CHANNEL)}, ${topic})`;
}
