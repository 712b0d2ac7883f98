/** First half of the keys: any number that no other program uses for advisory locks in the EMS database. */
const LOCK_CLASS = 80_001_070;

const EXCHANGE = `
  select pg_advisory_unlock(${LOCK_CLASS}, hashtext(key)) from unnest($1::text[]) key
  union all
  select pg_try_advisory_lock(${LOCK_CLASS}, hashtext(key)) from unnest($2::text[]) key`;

/** What asks over a connection, in the order of the calls. */
export interface Session {
  query(text: string, values: readonly unknown[]): Promise<unknown>;
}

/**
 * Advisory locks of one connection. They keep nobody out: whether a key is held says whether whoever took it is there, since PostgreSQL
 * releases them when its process is gone, however it ended. Without a connection, and behind a pooler in transaction mode, they say nothing.
 */
export class SessionLocks {
  private session: Session | undefined;
  private readonly held = new Map<string, readonly string[]>();

  /** From now on; what was held by a connection before is free when that ends. */
  useSession(session: Session): void {
    this.session = session;
    this.held.clear();
  }

  /** Takes the locks of these keys, and releases those that the same holder took before. Not waited for: without a connection nothing is held. */
  hold(holder: string, keys: readonly string[]): void {
    const before = this.held.get(holder) ?? [];
    this.held.set(holder, keys);
    if (before.length + keys.length > 0) this.session?.query(EXCHANGE, [before, keys]).catch(() => undefined);
  }
}

/** SQL: whether some connection to this database holds the key that the expression gives. */
export function isHeld(key: string): string {
  return `((hashtext(${key})::bigint & 4294967295) in (
    select objid::bigint from pg_locks
    where locktype = 'advisory' and classid = ${LOCK_CLASS} and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())))`;
}
