import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** Any number that no other program uses as an advisory lock in the EMS database. */
const MIGRATION_LOCK = 8_000_100_001;

/** Brings the service's own tables up to date; several processes may do so at once. */
@Injectable()
export class MigrationRunner {
  constructor(private readonly orm: MikroORM) {}

  /** @returns the names of the migrations that were applied now, oldest first */
  async run(): Promise<readonly string[]> {
    return this.orm.em.fork().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
      const applied = await this.orm.migrator.up();
      return applied.map(({ name }) => name);
    });
  }
}
