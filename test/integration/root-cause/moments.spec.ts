import { AssetDetails } from '../../../src/maintenance/index.js';
import { AnalyzeRootCauseBody } from '../../../src/root-cause/api/analyze.dto.js';
import {
  PlatformRootCauseRequest,
  PlatformRootCauseResponse,
} from '../../../src/root-cause/api/platform-root-cause.dto.js';
import type { RequestedAnalysis } from '../../../src/root-cause/moment/analyse-on-request.service.js';
import type { RootCauseAnalysis } from '../../../src/root-cause/moment/analysis.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { ask, assetOf, AT, type World } from './moment-bench.js';

const CHAIN = [
  ['edge', 'uplink', 'dist'],
  ['dist', 'uplink', 'core'],
  ['other', 'uplink', 'core'],
] as const;
const SLOW: World = {
  connections: CHAIN,
  slowSince: { edge: 6, dist: 8, core: undefined, other: undefined },
};

describe('the cause of a moment', () => {
  let database: ServiceDatabase;

  beforeAll(async () => {
    database = await openServiceDatabase();
  });
  afterAll(() => database.close());

  it('is what nothing that it needs explains, with its way, its impact and what was looked at', async () => {
    const { isFound, suspects, graph, impact, looked, caveats } = await ask(database, SLOW, {
      focus: ['edge'],
    });
    expect(isFound).toBe(true);
    expect(suspects[0]).toMatchObject({ id: 'dist', explains: ['dist', 'edge'] });
    expect(graph.nodes.map(({ id, role }) => `${id} ${role}`)).toEqual([
      'dist cause',
      'edge symptom',
      'core well',
      'other well',
    ]);
    expect(graph.edges.filter(({ isPath }) => isPath)).toMatchObject([{ from: 'edge', to: 'dist' }]);
    expect(impact).toMatchObject({
      nAffected: 1,
      affected: [{ id: 'edge', isIll: true, isWithoutAlternative: true }],
    });
    expect(looked).toMatchObject({ nNodes: 4, nNeeded: 3, nSymptoms: 2, nSeries: 4 });
    expect(caveats).toEqual([]);
  });

  it('is also looked for in what was changed before, and less where planned work goes on', async () => {
    await database.rows(`
      insert into maintenance_times ("assetId", "startedAt", "endedAt") values
        ('dist', '2026-11-24T12:00:00Z', '2026-11-24T13:40:00Z'), ('core', '2026-11-24T12:00:00Z', null)`);
    await database.rows(`
      insert into alert_signals ("onceKey", subject, change, source, "entityId", kind, severity, text, "isDown", "startedAt", "happenedAt",
        "isAnnounced", "isForIncident", "takenAt")
      values ('a', 'event:a', 'opened', 'platform', 'dist', 'configuration', 'low', 'VLAN 7 changed', false, '2026-11-24T13:45:00Z',
        '2026-11-24T13:45:00Z', true, false, '2026-11-24T13:45:00Z')`);
    const { changes } = await ask(database, SLOW, { focus: ['edge'] });
    expect(changes).toMatchObject([
      { id: 'dist', what: 'VLAN 7 changed', minutesBefore: 7 },
      { id: 'dist', what: 'maintenance ended', minutesBefore: 12 },
    ]);
    await database.rows('delete from maintenance_times');
    await database.rows('delete from alert_signals');
  });

  it('is also looked for in what the platform said of assets and says no more, but not in what it says of those that are ill', async () => {
    const details = new AssetDetails(database.em);
    const inventory = { serialNumber: null, vendor: null, model: null, firmware: '7.1', installedAtMs: null };
    const said = [
      ['12:00', { ...assetOf('dist'), inventory }],
      ['13:10', { ...assetOf('dist', 'offline'), inventory }],
      // What is not said any more is taken to hold.
      ['13:20', assetOf('dist', 'offline')],
      ['13:35', { ...assetOf('dist'), inventory: { ...inventory, firmware: '7.2', serialNumber: 'S1' } }],
      ['13:40', { ...assetOf('dist'), inventory: { ...inventory, firmware: '7.2', serialNumber: 'S1' } }],
      ['13:45', { ...assetOf('dist'), inventory: { ...inventory, firmware: '7.2', serialNumber: 'S2' } }],
      ['13:59', { ...assetOf('dist'), inventory: { ...inventory, firmware: '7.3', serialNumber: 'S2' } }],
    ] as const;
    for (const [time, asset] of said) await details.note([asset], new Date(`2026-11-24T${time}:00Z`));
    expect(await database.rows('select from asset_details')).toHaveLength(5);
    const { changes } = await ask(database, SLOW, { focus: ['edge'] });
    expect(changes).toMatchObject([
      { id: 'dist', what: 'serial number changed from S1 to S2', minutesBefore: 7 },
      { id: 'dist', what: 'firmware changed from 7.1 to 7.2', minutesBefore: 17 },
      { id: 'dist', what: 'status changed from offline to online', minutesBefore: 17 },
    ]);
    await database.rows('delete from asset_details');
  });

  it('without a topology is looked for in the asset alone, and that is said', async () => {
    const { suspects, caveats, looked } = await ask(
      database,
      { ...SLOW, isTopologyKnown: false },
      { focus: ['edge'] },
    );
    expect(suspects.map(({ id }) => id)).toEqual(['edge']);
    expect(looked.nNodes).toBe(1);
    expect(caveats).toEqual([
      expect.stringMatching(/^Dependencies are not known.*No source of the topology was read/),
    ]);
  });

  it('of an asset that nothing is connected with is looked for in it alone, and that is said', async () => {
    const { caveats } = await ask(database, { slowSince: { alone: 5 } }, { focus: ['alone'] });
    expect(caveats).toEqual([expect.stringMatching(/only it by itself was looked at/)]);
  });

  it('in a circle is found as well', async () => {
    const circle = [...CHAIN, ['core', 'needs', 'edge']] as const;
    const { isFound, suspects } = await ask(database, { ...SLOW, connections: circle }, { focus: ['edge'] });
    expect(isFound).toBe(true);
    expect(suspects.map(({ id }) => id)).toContain('dist');
  });

  it('is not known for a moment without data, which is no reason to blame anybody', async () => {
    const { isFound, suspects, summary, caveats } = await ask(
      database,
      { ...SLOW, endsAt: AT - 5 * 3_600_000 },
      { focus: ['edge'] },
    );
    expect(isFound).toBe(false);
    expect(suspects).toEqual([]);
    expect(summary).toMatch(/^No cause found among 4 nodes/);
    expect(caveats[0]).toMatch(/no sample around the moment/);
  });

  it('is looked for among the nearest where thousands have symptoms', async () => {
    const ids = Array.from({ length: 3_000 }, (_, n) => `leaf-${n}`);
    const connections = ids.map((id) => [id, 'uplink', 'core'] as const);
    const slowSince = Object.fromEntries([['core', 9], ...ids.map((id) => [id, 6] as const)]);
    const { suspects, caveats, looked, impact } = await ask(
      database,
      { connections, slowSince },
      { focus: ids.slice(0, 50) },
    );
    expect(suspects[0]?.id).toBe('core');
    expect(looked.nNodes).toBe(150);
    expect(caveats[0]).toMatch(/More is connected than was looked at: the nearest 150/);
    expect(impact?.nAffected).toBe(3_000);
    expect(impact?.affected).toHaveLength(100);
  });

  it('is not named where nothing is wrong', async () => {
    const well = {
      ...SLOW,
      slowSince: { edge: undefined, dist: undefined, core: undefined, other: undefined },
    };
    const { isFound, none, impact } = await ask(database, well, { focus: ['edge'] });
    expect(isFound).toBe(false);
    expect(none).toBeGreaterThan(0.9);
    expect(impact).toBeNull();
  });

  it.each([
    ['a future moment', { at: '2026-11-24T14:00:01Z' }, 'at', /nothing is known of the future/],
    ['a future end', { from: '2026-11-24T13:00:00Z', until: '2026-11-24T14:00:01Z' }, 'until', /future/],
    [
      'an end before the beginning',
      { from: '2026-11-24T13:00:00Z', until: '2026-11-24T12:00:00Z' },
      'from',
      /before until/,
    ],
    ['half of a range', { from: '2026-11-24T13:00:00Z' }, 'until', /go together/],
    [
      'a moment and a range',
      { at: '2026-11-24T13:00:00Z', until: '2026-11-24T13:30:00Z' },
      'at',
      /of its own/,
    ],
    [
      'more than a day',
      { from: '2026-11-22T13:00:00Z', until: '2026-11-24T13:30:00Z' },
      'from',
      /at most a day/,
    ],
  ])('is not looked for at %s', (_, times, field, message) => {
    const asked = Object.assign(new AnalyzeRootCauseBody(), { assetId: 1, ...times });
    expect(() => AnalyzeRootCauseBody.toRequest(asked, new Date(AT))).toThrow(
      expect.objectContaining({
        details: { faults: [{ field, message: expect.stringMatching(message) as string }] },
      }) as Error,
    );
  });
});

function requestOf(body: Partial<PlatformRootCauseRequest>) {
  return PlatformRootCauseRequest.toRequest(
    Object.assign(new PlatformRootCauseRequest(), body),
    new Date(AT),
  );
}

function answerTo(analysis: Partial<RootCauseAnalysis>): PlatformRootCauseResponse {
  const summary = 'Core is the likeliest cause.';
  const whole = { isFound: true, none: 0.1, suspects: [], summary, ...analysis } as unknown;
  return PlatformRootCauseResponse.from({ analysis: whole } as RequestedAnalysis);
}

describe('the question of the platform', () => {
  it('is about the asset and the time of its event; related events are signs', () => {
    const at = '2026-11-24T13:00:00Z';
    const related = { assetId: 7, severity: 'critical', category: 'link', timestamp: '2026-11-24T12:59:00Z' };
    expect(requestOf({ event: { assetId: 'a', timestamp: at }, related_events: [related, {}] })).toEqual({
      assetId: 'a',
      metricName: undefined,
      time: { at: new Date(at) },
      noticed: [
        { assetId: '7', what: 'link', isDown: false, deviation: 8, startedMs: Date.parse(related.timestamp) },
      ],
    });
    expect(requestOf({ event: { assetId: 7 } })).toMatchObject({ time: { at: new Date(AT) }, noticed: [] });
  });

  it.each([
    ['no asset', {}, 'event.assetId', /id of an asset/],
    ['a time that is none', { assetId: 'a', timestamp: 'noon' }, 'event.timestamp', /ISO 8601/],
    ['a time to come', { assetId: 'a', timestamp: '2026-11-24T14:00:01Z' }, 'event.timestamp', /the future/],
  ])('is refused with %s', (_, event, field, message) => {
    expect(() => requestOf({ event })).toThrow(
      expect.objectContaining({
        details: { faults: [{ field, message: expect.stringMatching(message) as string }] },
      }) as Error,
    );
  });
});

describe('the answer to the platform', () => {
  it('is the likeliest cause, or that there is none', () => {
    const suspect = { id: '7', name: 'Core', isAsset: true, probability: 0.8 };
    const suspects = [suspect] as unknown as RootCauseAnalysis['suspects'];
    const reason = 'Core is the likeliest cause.';
    expect(answerTo({ suspects })).toEqual({ root_cause_asset_id: 7, confidence: 0.8, reason });
    expect(answerTo({ suspects, isFound: false, none: 0.9 })).toEqual({
      root_cause_asset_id: null,
      confidence: 0.9,
      reason,
    });
  });
});
