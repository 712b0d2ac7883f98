import type { AssetIdType } from './asset-id-type.js';
import { EmsSchemaError } from './ems-schema.error.js';
import { PLATFORM_TABLES, type PlatformTable, type PlatformTableName } from './platform-tables.js';

/** A column of the database that the role may read. */
export interface FoundColumn {
  readonly table: string;
  readonly column: string;
  /** As `information_schema` names it. */
  readonly type: string;
}

/** What this installation's database holds of what the service reads. */
export interface EmsSchema {
  /** UUIDs on current platforms, integers on older ones. */
  readonly assetIdType: AssetIdType;
  /** The tables that can be used, with the columns they have. */
  readonly tables: ReadonlyMap<PlatformTableName, ReadonlySet<string>>;
  /** One sentence for each table that cannot be used: why, and what is not seen without it. */
  readonly gaps: readonly string[];
}

const ID_TYPES: Readonly<Record<string, AssetIdType>> = {
  uuid: 'uuid',
  integer: 'integer',
  bigint: 'bigint',
  text: 'text',
  'character varying': 'text',
};

/** @throws EmsSchemaError naming what is missing, where nothing works without it */
export function emsSchemaOf(found: readonly FoundColumn[]): EmsSchema {
  const tables = new Map<PlatformTableName, ReadonlySet<string>>();
  const gaps: string[] = [];
  for (const [name, table] of Object.entries(PLATFORM_TABLES) as [PlatformTableName, PlatformTable][]) {
    const columns = new Set(found.filter((one) => one.table === name).map(({ column }) => column));
    const fault = faultOf(name, table, columns);
    if (fault === undefined) tables.set(name, columns);
    else if (table.without === undefined) throw new EmsSchemaError(fault);
    else gaps.push(`${fault}: not seen is ${table.without}`);
  }
  if (!tables.has('metrics') && !tables.has('device_metrics_history'))
    throw new EmsSchemaError(
      'There are no samples: neither table metrics nor device_metrics_history can be read',
    );
  return { assetIdType: idTypeOf(found), tables, gaps };
}

/** What was found, in one line. */
export function describeSchema({ assetIdType, tables, gaps }: EmsSchema, timeZone: string): string {
  const sources = [...tables.keys()].filter((name) => name !== 'assets').join(' and ');
  return [
    `EMS database: asset ids are ${assetIdType}, samples are in ${sources}, wall clocks are read as ${timeZone}`,
    ...gaps,
  ].join('. ');
}

function faultOf(
  name: string,
  { columns: wanted }: PlatformTable,
  columns: ReadonlySet<string>,
): string | undefined {
  if (columns.size === 0) return `Table ${name} is missing or may not be read`;
  const missing = wanted.filter((column) => !columns.has(column));
  return missing.length > 0 ? `Table ${name} has no column ${missing.join(', ')}` : undefined;
}

function idTypeOf(found: readonly FoundColumn[]): AssetIdType {
  const type = found.find(({ table, column }) => table === 'assets' && column === 'id')?.type ?? '';
  const known = ID_TYPES[type];
  if (known === undefined) throw new EmsSchemaError(`The ids in table assets are of type ${type}`);
  return known;
}
