import { randomUUID } from 'node:crypto';
import type { Episode, EpisodeChange } from '../../../src/anomaly/index.js';
import { episodeOf } from '../../../src/anomaly/testing/episodes.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { IncidentBench } from './incident-bench.js';

const NOW_MS = Date.UTC(2026, 10, 24, 14);
const INCIDENT = { ALERTING: 'incident' };
const LINKS = [
  { fromId: 'edge-1', toId: 'core', relation: 'uplink' },
  { fromId: 'edge-2', toId: 'core', relation: 'uplink' },
] as const;

describe('incidents', () => {
  let database: ServiceDatabase;
  let surrounding: ConstructorParameters<typeof IncidentBench>[2];

  beforeAll(async () => {
    database = await openServiceDatabase();
  });
  beforeEach(async () => {
    await database.rows('truncate alert_signals, incidents, outbox_messages, silences, live_events cascade');
    await database.rows(
      `update grouping_state set leader = null, "leaseUntil" = '-infinity', "lastOrdinal" = 0, "lastTakenAt" = '-infinity'`,
    );
    surrounding = {
      clock: new StoppedClock(NOW_MS),
      links: LINKS,
      reports: new Map(),
      maintained: new Set(),
    };
  });
  afterAll(() => database.close());

  const replica = (
    environment: Readonly<Record<string, string>> = INCIDENT,
    leader = randomUUID(),
  ): IncidentBench => new IncidentBench(database, leader, surrounding, environment);
  const now = (): Date => surrounding.clock.now();

  function changeOf(after: Episode, before?: Episode): EpisodeChange {
    const expected = { low: 20, median: 40, high: 60 };
    const facts = { assetName: after.assetId, assetTier: 2, unit: 'ms', expected, contributions: [] };
    return { before, after, facts };
  }
  const begun = (assetId: string, changes: Partial<Episode> = {}): EpisodeChange =>
    changeOf(
      episodeOf({
        ...{ id: randomUUID(), assetId, startedAt: now(), lastAnomalousAt: now(), peakAt: now() },
        ...{ severity: 'high', reason: `latency of ${assetId} rose`, metricName: 'latency', ...changes },
      }),
    );
  const ended = ({ after }: EpisodeChange): EpisodeChange =>
    changeOf({ ...after, status: 'closed', endedAt: now(), nNormalSince: 3 }, after);
  const messages = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(`
      select kind, "episodeId", payload ->> 'assetId' as asset, payload ->> 'correlationId' as correlation,
        payload ->> 'parentEventId' as parent from outbox_messages order by sequence`);
  const incidents = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(`
      select id, status, severity, "nMembers", "nSuppressed" from incidents where "mergedInto" is null order by "nMembers" desc, id`);

  it('are made of episodes that belong together, and announced with one alert that ends when all is over', async () => {
    const one = replica();
    const [core, edge] = [begun('core'), begun('edge-1', { severity: 'medium' })];
    await one.announce(core);
    await one.takeUp();
    await one.announce(edge, begun('elsewhere'));
    await one.takeUp();

    const [incident, other] = await incidents();
    expect(incident).toMatchObject({ status: 'open', severity: 'high', nMembers: 2 });
    expect(other).toMatchObject({ nMembers: 1 });
    const told = await messages();
    const kinds = told.map(({ kind, asset }) => `${String(kind)} ${typeof asset === 'string' ? asset : ''}`);
    expect(kinds.slice(0, 2)).toEqual(['event core', 'alert ']);
    expect(kinds.slice(2).sort()).toEqual(['alert ', 'event edge-1', 'event elsewhere']);
    const ofEdge = told.find(({ asset }) => asset === 'edge-1');
    expect(ofEdge).toMatchObject({ correlation: incident?.id });
    expect(ofEdge?.parent).toEqual(expect.any(String));

    one.advance(60);
    await one.announce(ended(core));
    await one.takeUp();
    expect((await messages()).filter(({ kind }) => kind === 'resolution')).toEqual([]);
    await one.announce(ended(edge));
    await one.takeUp();
    expect((await messages()).filter(({ kind }) => kind === 'resolution')).toMatchObject([
      { episodeId: core.after.id },
    ]);
    expect((await incidents())[0]).toMatchObject({ status: 'closed', nMembers: 2 });
  });
});
