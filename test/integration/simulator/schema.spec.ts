import { startSimulator } from '../../../simulator/index.js';
import { type SimulatorUnderTest, simulatorUnderTest } from './simulator-under-test.js';

let running: SimulatorUnderTest;

beforeAll(async () => {
  running = await simulatorUnderTest();
});
afterAll(() => running.stop());

const strict = { strict: true, port: 0, live: false, historyDays: 0, condensedDays: 0 } as const;

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

it.each([
  [
    'assets',
    'id name type ip location region vendor model tags tier owner department status monitoringEnabled metadata createdAt updatedAt',
  ],
  [
    'metrics',
    'id assetId metricName value unit source tags timestamp aggregationType aggregationWindow createdAt',
  ],
  [
    'events',
    'id fingerprint source assetId severity category title message metadata affectedServices correlationId parentEventId timestamp firstOccurrence lastOccurrence occurrenceCount createdAt',
  ],
  [
    'alerts',
    'id eventId status owner team rootCauseAssetId rootCauseConfidence businessImpactScore affectedUsers revenueAtRisk correlatedAlertIds suppressedBy slaDeadline slaBreached createdAt acknowledgedAt resolvedAt closedAt resolutionNotes resolutionCategory updatedAt',
  ],
  [
    'device_connections',
    'id source_asset_id destination_asset_id connection_type link_speed_mbps link_status protocol bandwidth_utilization latency packet_loss is_active discovered_at last_seen metadata',
  ],
  [
    'device_metrics_history',
    'id asset_id metric_type value unit timestamp aggregation_type collection_interval metadata created_at',
  ],
])('%s has the platform’s columns and no others', async (table, names) => {
  expect(Object.keys(await columns(table)).sort()).toEqual(names.split(' ').sort());
});

describe('a restart', () => {
  it('drops what is foreign on the platform’s tables, and leaves other tables, schemas and views alone', async () => {
    const platform = await simulatorUnderTest();
    try {
      await platform.sql(`
        ALTER TABLE metrics ADD COLUMN note text;
        CREATE INDEX ml_metrics ON metrics ("metricName");
        CREATE TABLE ml_scores (id serial PRIMARY KEY);
        CREATE SCHEMA ml;
        CREATE VIEW ml.online AS SELECT id FROM assets WHERE status = 'online'`);
      const again = await startSimulator({ ...strict, databaseUrl: platform.databaseUrl });
      await again.close();

      const [left] = await platform.sql(`
        SELECT (SELECT count(*)::int FROM information_schema.columns WHERE table_name = 'metrics' AND column_name = 'note') AS columns,
               to_regclass('ml_metrics') AS index, to_regclass('ml_scores')::text AS "table", to_regclass('ml.online')::text AS view,
               to_regclass('"IDX_metrics_timestamp"')::text AS own, to_regnamespace('simulator_blueprint') AS blueprint`);
      expect(left).toEqual({
        columns: 0,
        index: null,
        table: 'ml_scores',
        view: 'ml.online',
        own: '"IDX_metrics_timestamp"',
        blueprint: null,
      });
    } finally {
      await platform.stop();
    }
  });
});
