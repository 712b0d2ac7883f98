import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { sql } from 'kysely';
import { describeSchema, type EmsSchema, emsSchemaOf, type FoundColumn } from './ems-schema.js';
import { PLATFORM_TABLES } from './platform-tables.js';

/** Finds out how the EMS database is laid out; a table that is missing is looked for again. */
@Injectable()
export class EmsSchemaReader {
  private readonly logger = new Logger('EmsDatabase');
  private schema: EmsSchema | undefined;

  /** @param timeZone only for the log */
  constructor(
    private readonly em: EntityManager,
    private readonly timeZone: string,
  ) {}

  /** @throws EmsSchemaError naming the table that is missing */
  async readSchema(): Promise<EmsSchema> {
    if (this.schema?.gaps.length === 0) return this.schema;
    const found = emsSchemaOf(await this.readableColumns());
    const line = describeSchema(found, this.timeZone);
    if (this.schema === undefined || line !== describeSchema(this.schema, this.timeZone))
      this.logger.log(line);
    this.schema = found;
    return found;
  }

  /** `information_schema` shows a role only what it may read. */
  private async readableColumns(): Promise<readonly FoundColumn[]> {
    const { rows } = await sql<FoundColumn>`
      select table_name as "table", column_name as "column", data_type as type from information_schema.columns
      where table_schema = any (current_schemas(false)) and table_name = any (${Object.keys(PLATFORM_TABLES)}::text[])
    `.execute(this.em.fork().getKysely());
    return rows;
  }
}
