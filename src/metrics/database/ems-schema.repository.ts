import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { sql } from 'kysely';
import { EmsSchemaError } from './ems-schema.error.js';

/** What this installation's database holds: ids are UUIDs on current platforms and integers on older ones. */
export interface EmsSchema {
  readonly assetIdType: 'uuid' | 'integer' | 'bigint' | 'text';
  readonly hasMetrics: boolean;
  readonly hasDeviceHistory: boolean;
}

const ID_TYPES: Readonly<Record<string, EmsSchema['assetIdType']>> = {
  uuid: 'uuid',
  integer: 'integer',
  bigint: 'bigint',
  text: 'text',
  'character varying': 'text',
};

/** Finds out how the EMS database is laid out; a table that is missing is looked for again. */
@Injectable()
export class EmsSchemaReader {
  private readonly logger = new Logger('EmsDatabase');
  private schema: EmsSchema | undefined;

  constructor(private readonly em: EntityManager) {}

  /** @throws EmsSchemaError naming the table that is missing */
  async read(): Promise<EmsSchema> {
    if (this.schema?.hasMetrics && this.schema.hasDeviceHistory) return this.schema;
    const found = await this.discover();
    if (JSON.stringify(found) !== JSON.stringify(this.schema)) this.announce(found);
    this.schema = found;
    return found;
  }

  private async discover(): Promise<EmsSchema> {
    const { rows } = await sql<{ table: string; type: string }>`
      select table_name as table, data_type as type from information_schema.columns
      where table_schema = any (current_schemas(false))
        and (table_name, column_name) in (('assets', 'id'), ('metrics', 'assetId'), ('device_metrics_history', 'asset_id'))
    `.execute(this.em.fork().getKysely());
    const idType = ID_TYPES[rows.find(({ table }) => table === 'assets')?.type ?? ''];
    const has = (name: string): boolean => rows.some(({ table }) => table === name);
    if (idType === undefined) throw new EmsSchemaError('assets');
    const schema = {
      assetIdType: idType,
      hasMetrics: has('metrics'),
      hasDeviceHistory: has('device_metrics_history'),
    };
    if (!schema.hasMetrics && !schema.hasDeviceHistory) throw new EmsSchemaError('metrics');
    return schema;
  }

  private announce({ assetIdType, hasMetrics, hasDeviceHistory }: EmsSchema): void {
    this.logger.log(
      `EMS database: asset ids are ${assetIdType}; metrics: ${hasMetrics ? 'yes' : 'no'}; ` +
        `device_metrics_history: ${hasDeviceHistory ? 'yes' : 'no'}`,
    );
  }
}
