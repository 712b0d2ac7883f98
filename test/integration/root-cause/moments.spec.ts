import { AnalyzeRootCauseBody } from '../../../src/root-cause/api/analyze.dto.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { ask, AT, type World } from './moment-bench.js';

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
