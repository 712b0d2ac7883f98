import { writeFile } from 'node:fs/promises';
import type { EmsTopology } from '../../../src/ems/client/topology.js';
import { AssetHealthService } from '../../../src/maintenance/index.js';
import { NO_RISKS } from '../maintenance/no-risks.js';
import { AssetSituations } from '../../../src/anomaly/asset-situation.service.js';
import { EpisodeRepository } from '../../../src/anomaly/episodes/episode.repository.js';
import { SeriesReportRepository } from '../../../src/anomaly/missing-data/series-report.repository.js';
import { TopologyResponse } from '../../../src/dashboard/topology/topology.dto.js';
import { TopologyViewService } from '../../../src/dashboard/topology/topology-view.service.js';
import { AssetDirectory } from '../../../src/metrics/index.js';
import { DatabaseMetricSource } from '../../../src/metrics/database/database-metric-source.repository.js';
import { recordLogs, StoppedClock } from '../../../src/platform/testing/index.js';
import { type TemporaryFolder, temporaryFolder } from '../../support/index.js';
import { EmsTables } from '../ems-tables.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { topologyOn } from './topology-bench.js';

const NOW_MS = Date.UTC(2026, 10, 24, 12);
const idOf = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const nodeOf = (n: number) => ({
  id: idOf(n),
  name: `device-${n}`,
  type: 'router',
  tier: 1,
  status: 'online',
});

describe('the topology', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let source: DatabaseMetricSource;
  let folder: TemporaryFolder;
  let overRest: EmsTopology | Error;

  beforeAll(async () => {
    folder = temporaryFolder();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    source = new DatabaseMetricSource(database.em, 'UTC');
    for (const n of [1, 2, 3, 4, 5]) await tables.addAsset(idOf(n), `device-${n}`);
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
    folder.remove();
  });

  beforeEach(async () => {
    recordLogs();
    await database.rows('delete from topology_readings');
    await tables.execute(`
      delete from device_connections;
      insert into device_connections (source_asset_id, destination_asset_id, connection_type, is_active, last_seen) values
        ('${idOf(1)}', '${idOf(2)}', 'uplink', true, '2026-11-24T11:00:00'),
        ('${idOf(1)}', '${idOf(3)}', 'uplink', true, '2026-11-24T11:30:00'),
        ('${idOf(2)}', '${idOf(4)}', 'uplink', true, '2026-11-24T11:30:00'),
        ('${idOf(3)}', '${idOf(4)}', 'ethernet', true, '2026-11-24T11:30:00'),
        ('${idOf(3)}', '${idOf(5)}', 'uplink', false, '2026-11-24T11:30:00')`);
    overRest = { nodes: [nodeOf(1)], links: [] };
  });

  const ems = {
    readTopology: () => (overRest instanceof Error ? Promise.reject(overRest) : Promise.resolve(overRest)),
  };
  const clock = new StoppedClock(NOW_MS);
  const open = (environment: Record<string, string> = {}, withLogin = false) =>
    topologyOn(database, { source, clock, environment, ...(withLogin && { ems }) });
  const viewOf = (topology: ReturnType<typeof open>['topology']): TopologyViewService => {
    const directory = new AssetDirectory(source);
    const reports = new SeriesReportRepository(database.em);
    const situations = new AssetSituations(new EpisodeRepository(database.em), reports);
    return new TopologyViewService(
      topology,
      directory,
      source,
      new AssetHealthService(directory, situations, clock, NO_RISKS),
    );
  };

  it('is merged from table, API and file, each connection with its sources and its age', async () => {
    const file = `${folder.path}/topology.yaml`;
    await writeFile(file, 'services:\n  checkout: { name: Checkout, needs: [device-4] }\n');
    const link = { id: '7', status: 'up', bandwidthMbps: null, utilization: null, latencyMs: null };
    overRest = {
      nodes: [1, 2].map(nodeOf),
      links: [{ ...link, sourceId: idOf(1), targetId: idOf(2), type: 'uplink' }],
    };
    const { topology, refresh } = open({ TOPOLOGY_FILE: file }, true);
    await refresh();

    const view = await viewOf(topology).show({ around: 'checkout', hops: 10, limit: 100 });
    const { nodes, edges } = TopologyResponse.from(view);
    expect(nodes.map(({ assetName, type, isAsset, status }) => [assetName, type, isAsset, status])).toEqual([
      ['Checkout', 'service', false, 'unknown'],
      ['device-4', 'router', true, 'unknown'],
      ...['device-2', 'device-3'].map((name) => [name, 'router', true, 'unknown']),
      ['device-1', 'router', true, 'unknown'],
    ]);
    const described = edges.map(({ from, to, relation, sources, seenAt }) =>
      [String(from).slice(-1), relation, String(to).slice(-1), sources.join(), seenAt.slice(11, 16)].join(
        ' ',
      ),
    );
    expect(described.sort()).toEqual([
      '2 uplink 1 database,api 12:00',
      '3 uplink 1 database 11:30',
      '4 link 3 database 11:30',
      '4 uplink 2 database 11:30',
      't needs 4 file 12:00',
    ]);
    expect(view.unknownReason).toBeNull();
  });

  it('has versions that rise with what is connected, not with ages, and that replicas share', async () => {
    const { topology, refresh } = open();
    await refresh();
    const { version } = topology.current();
    await tables.execute(`update device_connections set last_seen = '2026-11-24T11:59:00'`);
    clock.advanceSeconds(60);
    await refresh();
    expect(topology.current().version).toBe(version);
    const [edge] = topology.current().graph.edgesFrom([topology.current().graph.numberOf(idOf(2))!], 1);
    expect(edge?.seenAt).toEqual(new Date('2026-11-24T11:59:00Z'));

    await tables.execute(`update device_connections set is_active = true`);
    await refresh();
    expect(topology.current().version).toBeGreaterThan(version);
    const replica = open();
    await replica.topology.refresh();
    expect(replica.topology.current().version).toBe(topology.current().version);
    expect(replica.topology.current().graph.nEdges).toBe(5);
  });

  it('is kept while a source is away, says so, and is forgotten with the setting', async () => {
    await tables.execute('delete from device_connections');
    overRest = { nodes: [1, 2].map(nodeOf), links: [] };
    const first = open({}, true);
    await first.refresh();
    overRest = new Error('EMS Core cannot be reached');
    await first.refresh();
    const restarted = open({}, true);
    await restarted.refresh();

    for (const { topology } of [first, restarted]) {
      const [away] = topology.current().sourcesAway;
      expect(away).toMatchObject({
        source: 'api',
        problem: 'EMS Core cannot be reached',
        readAt: clock.now(),
      });
      expect(topology.current().graph.numberOf(idOf(2))).toBeDefined();
    }
    const { version } = restarted.topology.current();
    const withoutLogin = open();
    await withoutLogin.refresh();
    expect(withoutLogin.topology.current().sourcesAway).toEqual([]);
    expect(withoutLogin.topology.current().version).toBeGreaterThan(version);
  });

  it('distinguishes what nobody knows from what has no neighbours', async () => {
    const { topology, refresh } = open();
    expect(topology.current().unknownReason(idOf(5))).toMatch(/^No source of the topology was read/);
    await refresh();

    const view = await viewOf(topology).showNode(idOf(5), 10);
    expect(view).toMatchObject({ unknownReason: null, upstream: [], downstream: [], links: [] });
    const file = `${folder.path}/one.yaml`;
    await writeFile(file, 'parents: { device-2: device-1, device-3: nobody }');
    const overApi = { source: { listAssets: () => source.listAssets() } as DatabaseMetricSource, clock };
    const onlyFile = topologyOn(database, {
      ...overApi,
      environment: { TOPOLOGY_FILE: file, METRICS_SOURCE: 'api' },
    });
    await onlyFile.refresh();
    expect(onlyFile.topology.current().unknownReason(idOf(5))).toMatch(/TOPOLOGY_FILE.*does not name it/);
    expect(onlyFile.topology.current().unknownReason(idOf(2))).toBeNull();
    expect(onlyFile.topology.current().sources[1]?.faults).toEqual([
      'parents.device-3: there is no asset, service or application nobody.',
    ]);
    await writeFile(file, 'services: [');
    await onlyFile.refresh();
    expect(onlyFile.topology.current().sourcesAway).toMatchObject([{ source: 'file' }]);
    expect(onlyFile.topology.current().graph.nEdges).toBe(1);
  });

  it('says what depends on an asset and what is lost without it', async () => {
    const { topology, refresh } = open();
    await refresh();
    const view = await viewOf(topology).showNode(idOf(1), 1);

    expect(view.node).toMatchObject({ name: 'device-1', isAsset: true });
    expect(view.downstream.map(({ name }) => name)).toEqual(['device-2']);
    expect([view.nUnreachable, view.unreachable.length, view.nDependents]).toEqual([3, 1, 3]);
    const leaf = await viewOf(topology).showNode(idOf(4), 10);
    expect(leaf.upstream.map(({ name }) => name)).toEqual(['device-2']);
    expect(leaf.links.map(({ name }) => name)).toEqual(['device-3']);
    await expect(viewOf(topology).showNode('no-such-asset', 10)).rejects.toThrow(/no asset with the id/);
  });

  it('is shown page by page, each connection once, as long as it does not change', async () => {
    const { topology, refresh } = open();
    await refresh();
    const view = viewOf(topology);
    const pages = [];
    for (let cursor: string | undefined, isLast = false; !isLast;) {
      const page = await view.show({ hops: 1, limit: 2, cursor });
      pages.push(page);
      isLast = page.nextCursor === null;
      cursor = page.nextCursor ?? undefined;
    }
    expect(pages.flatMap(({ nodes }) => nodes.map(({ name }) => name)).sort()).toEqual(
      [1, 2, 3, 4, 5].map((n) => `device-${n}`),
    );
    expect(pages.flatMap(({ edges }) => edges)).toHaveLength(4);

    const cursor = pages[0]?.nextCursor ?? '';
    await tables.execute('update device_connections set is_active = true');
    await refresh();
    await expect(view.show({ hops: 1, limit: 2, cursor })).rejects.toThrow(/has changed since/);
    await expect(view.show({ hops: 1, limit: 2, cursor: 'x' })).rejects.toThrow(/nextCursor/);
  });
});
