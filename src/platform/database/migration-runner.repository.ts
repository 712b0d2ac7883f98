import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** Any number that no other program uses as an advisory lock in the EMS database. */
const MIGRATION_LOCK = 8_000_100_001;

/** Brings the service's own tables up to date; several processes may do so at once. */
@Injectable()
export class MigrationRunner {
  constructor(private readonly orm: MikroORM) {}

  /**
   * @param schema where the tables are made; created where it is missing
   * @returns the names of the migrations that were applied now, oldest first
   */
  async run(schema = 'public'): Promise<readonly string[]> {
    return this.orm.em.fork().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
      await this.createSchema(schema);
      const applied = await this.orm.migrator.up();
      return applied.map(({ name }) => name);
    });
  }

  /** Only where it is missing: to create one that exists takes a right on the database that the role may not have. */
  private async createSchema(schema: string): Promise<void> {
    const em = this.orm.em.fork();
    const [row] = await em.execute<{ exists: boolean }[]>('select to_regnamespace(?) is not null as exists', [
      schema,
    ]);
    if (row?.exists !== true) await em.execute(`create schema "${schema}"`);
  }
}
