import { Migrator } from '@mikro-orm/migrations';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { MIGRATIONS_TABLE, SCHEMA_ASIDE } from './orm-options.js';
import { OwnTables } from './own-tables.service.js';
import { SchemaNotMadeError } from './schema-not-made.error.js';

const INSUFFICIENT_PRIVILEGE = '42501';

/** Any number that no other program uses as an advisory lock in the EMS database. */
const MIGRATION_LOCK = 8_000_100_001;

/** Brings the service's own tables up to date; several processes may do so at once. */
@Injectable()
export class MigrationRunner {
  private readonly logger = new Logger('Database');

  constructor(
    private readonly orm: MikroORM,
    private readonly tables: OwnTables = new OwnTables(),
  ) {}

  /**
   * @param schema where the tables are made; created where it is missing. Where `public` holds tables of the same names
   *   that another service made, as the one this service follows does, they stay as they are and ours go to a schema aside.
   * @param jobSchema - where the job queue will make its own; created where it is missing
   * @returns the names of the migrations that were applied now, oldest first
   * @throws SchemaNotMadeError
   */
  async run(schema = 'public', jobSchema = schema): Promise<readonly string[]> {
    const names = await this.orm.em.fork().transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
      await this.createSchema(schema === 'public' && (await this.isTaken()) ? SCHEMA_ASIDE : schema);
      await this.createSchema(jobSchema);
      const applied = await (await this.migratorOf(em)).up();
      return applied.map(({ name }) => name);
    });
    this.tables.noteReady();
    return names;
  }

  /** MikroORM looks for its table in `public` unless it is given the schema; new tables go to the first of the search path that exists. */
  private async migratorOf(em: EntityManager): Promise<Migrator> {
    const [row] = await em.execute<{ schema: string }[]>('select current_schema() as schema');
    const tableName = `${row?.schema ?? 'public'}.${MIGRATIONS_TABLE}`;
    this.orm.config.set('migrations', { ...this.orm.config.get('migrations'), tableName });
    return new Migrator(this.orm.em);
  }

  private async isTaken(): Promise<boolean> {
    const [row] = await this.orm.em.fork().execute<{ taken: boolean }[]>(`
      select to_regclass('public.${MIGRATIONS_TABLE}') is null and
        coalesce(to_regclass('public.anomaly_scores'), to_regclass('public.model_metadata')) is not null as taken`);
    if (row?.taken === true)
      this.logger.log(
        `Schema public holds another service's scores or models, which stay; own tables: schema ${SCHEMA_ASIDE}`,
      );
    return row?.taken === true;
  }

  /** Only where it is missing: to create one that exists takes a right on the database that the role may not have. */
  private async createSchema(schema: string): Promise<void> {
    const em = this.orm.em.fork();
    const [row] = await em.execute<{ exists: boolean }[]>('select to_regnamespace(?) is not null as exists', [
      schema,
    ]);
    if (row?.exists === true) return;
    try {
      await em.execute(`create schema "${schema}"`);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE)
        throw new SchemaNotMadeError(schema, error);
      throw error;
    }
  }
}
