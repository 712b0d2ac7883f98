import { describeSchema, emsSchemaOf, type FoundColumn } from './ems-schema.js';
import { EmsSchemaError } from './ems-schema.error.js';
import { PLATFORM_TABLES, type PlatformTableName } from './platform-tables.js';

const columnsOf = (table: PlatformTableName, idType = 'uuid'): FoundColumn[] =>
  [...PLATFORM_TABLES[table].columns, ...PLATFORM_TABLES[table].optionalColumns].map((column) => ({
    table,
    column,
    type: column === 'id' ? idType : 'text',
  }));
const everything = [...columnsOf('assets'), ...columnsOf('metrics'), ...columnsOf('device_metrics_history')];

describe('emsSchemaOf', () => {
  it('finds everything on the platform of today', () => {
    const schema = emsSchemaOf(everything);

    expect(schema.gaps).toEqual([]);
    expect(describeSchema(schema, 'Asia/Kolkata')).toBe(
      'EMS database: asset ids are uuid, samples are in device_metrics_history and metrics, wall clocks are read as Asia/Kolkata',
    );
  });

  it('says what is not seen without a table', () => {
    const schema = emsSchemaOf([...columnsOf('assets', 'integer'), ...columnsOf('metrics')]);

    expect(describeSchema(schema, 'UTC')).toBe(
      'EMS database: asset ids are integer, samples are in metrics, wall clocks are read as UTC. ' +
        'Table device_metrics_history is missing or may not be read: not seen is what pollers and probes measure, ' +
        'live telemetry of routers, switches and firewalls',
    );
  });

  it('does without a table that has lost a column it cannot do without, and names it', () => {
    const { tables, gaps } = emsSchemaOf(
      everything.filter(({ table, column }) => !(table === 'metrics' && column === 'value')),
    );

    expect([...tables.keys()]).toEqual(['assets', 'device_metrics_history']);
    expect(gaps).toEqual([expect.stringMatching(/^Table metrics has no column value: not seen is/)]);
  });

  it('does without columns that older platforms lack', () => {
    const optional = Object.values(PLATFORM_TABLES).flatMap(({ optionalColumns }): string[] => [
      ...optionalColumns,
    ]);
    const old = emsSchemaOf(everything.filter(({ column }) => !optional.includes(column)));

    expect(old.gaps).toEqual([]);
    expect(old.tables.get('assets')?.has('monitoringEnabled')).toBe(false);
  });

  it.each([
    [
      'no assets',
      [...columnsOf('metrics')],
      /^Table assets is missing or may not be read\. Let DATABASE_URL/,
    ],
    [
      'no samples',
      columnsOf('assets'),
      /^There are no samples: neither table metrics nor device_metrics_history/,
    ],
    ['nothing', [], /^Table assets is missing/],
    [
      'assets with strange ids',
      [...columnsOf('assets', 'bytea'), ...columnsOf('metrics')],
      /^The ids in table assets are of type bytea/,
    ],
  ])('refuses a database with %s', (_what, found, message) => {
    expect(() => emsSchemaOf(found)).toThrow(EmsSchemaError);
    expect(() => emsSchemaOf(found)).toThrow(message);
  });
});
