import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest();
}, 30_000);
afterAll(() => running.stop());

const columns = async (table: string): Promise<Record<string, unknown>> => {
  const rows = await running.sql(
    `SELECT column_name AS name, CASE WHEN data_type = 'USER-DEFINED' THEN udt_name ELSE data_type END AS type
       FROM information_schema.columns WHERE table_name = '${table}'`,
  );
  return Object.fromEntries(rows.map(({ name, type }) => [String(name), type]));
};

const wallClock = 'timestamp without time zone';

describe('the schema', () => {
  it.each([
    [
      'assets',
      {
        id: 'uuid',
        type: 'assets_type_enum',
        status: 'assets_status_enum',
        tags: 'text',
        monitoringEnabled: 'boolean',
        createdAt: wallClock,
      },
    ],
    [
      'metrics',
      {
        assetId: 'uuid',
        metricName: 'character varying',
        value: 'double precision',
        source: 'metrics_source_enum',
        timestamp: wallClock,
      },
    ],
    [
      'events',
      {
        fingerprint: 'character varying',
        assetId: 'uuid',
        severity: 'events_severity_enum',
        occurrenceCount: 'integer',
        lastOccurrence: wallClock,
      },
    ],
    [
      'alerts',
      { eventId: 'uuid', businessImpactScore: 'integer', affectedUsers: 'integer', slaBreached: 'boolean' },
    ],
    ['device_connections', { id: 'integer', source_asset_id: 'uuid', bandwidth_utilization: 'numeric' }],
    ['device_health', { asset_id: 'uuid', health_score: 'numeric' }],
    [
      'device_metrics_history',
      {
        id: 'integer',
        asset_id: 'uuid',
        metric_type: 'character varying',
        value: 'numeric',
        timestamp: wallClock,
      },
    ],
  ])('has %s under the platform’s names and types', async (table, expected) => {
    expect(await columns(table)).toMatchObject(expected);
  });

  it('has the platform’s indexes, none of them unique on a fingerprint', async () => {
    const rows = await running.sql(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'`);
    const definitions = rows.map(({ indexdef }) => String(indexdef)).join('\n');
    for (const on of [
      'metrics USING btree ("assetId", "timestamp")',
      'metrics USING btree ("metricName", "timestamp")',
      'metrics USING btree ("timestamp")',
      'events USING btree (fingerprint)',
      'alerts USING btree (status)',
      'alerts USING btree ("createdAt")',
      'device_connections USING btree (source_asset_id, destination_asset_id)',
      'device_metrics_history USING btree (asset_id, "timestamp")',
      'device_metrics_history USING btree (asset_id, metric_type, "timestamp")',
      'device_metrics_history USING btree ("timestamp")',
    ]) {
      expect(definitions).toContain(on);
    }
    expect(definitions).not.toMatch(/UNIQUE INDEX \S+ ON public.events USING btree \(fingerprint\)/);
  });
});
