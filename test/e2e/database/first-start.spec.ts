import { assetNamed } from '../../../simulator/index.js';
import { waitFor } from '../../support/index.js';
import { SOME_ASSETS } from '../fleet.js';
import { type Platform, type Service, startPlatform } from '../platform.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const LIMIT = { timeoutMs: 40_000 };
const SETTINGS = { ANNOUNCE_PAST: 'false', MODEL_RETRAIN_INTERVAL: '86400' };

/** A network with a day of history: one incident in it has ended, another goes on. */
describe('a first start', () => {
  const router = assetNamed('core-rtr-01').id;
  let platform: Platform;

  const alerts = (): Promise<readonly Record<string, unknown>[]> =>
    platform.rows(`
      select e.title, e."assetId", e."occurrenceCount", a."businessImpactScore" as score
      from alerts a join events e on e.id = a."eventId" order by e.title, a.id`);
  const events = async (): Promise<number> =>
    Number((await platform.rows(`select count(*)::int as n from events where category = 'anomaly'`))[0]?.n);
  const episodes = (schema: string, name: string): Promise<readonly Record<string, unknown>[]> =>
    platform.rows(`
      select status, "announcedSeverity" from ${schema}.anomaly_episodes
      where "assetId" = '${assetNamed(name).id}' and "metricName" = 'latency' and "peakValue" = 5000`);
  const startWith = async (schema: string): Promise<Service> => {
    const service = platform.startService({ ...SETTINGS, ML_SCHEMA: schema });
    await service.ready();
    const waiting = `select count(*)::int as n from ${schema}.outbox_messages where status <> 'delivered'`;
    await waitFor(async () => (await platform.rows(waiting))[0]?.n === 0, { ...LIMIT, what: 'delivery' });
    return service;
  };

  beforeAll(async () => {
    platform = await startPlatform({ watched: SOME_ASSETS });
    const nowMs = Date.now();
    const breakDown = async (assetId: string, endMs: number): Promise<void> => {
      for (let atMs = endMs - 5 * MINUTE_MS; atMs <= endMs; atMs += MINUTE_MS)
        await platform.report(assetId, 'latency', 5_000, new Date(atMs + 1));
    };
    await breakDown(assetNamed('edge-rtr-02').id, nowMs - 6 * HOUR_MS);
    await breakDown(router, nowMs - MINUTE_MS);
  });

  afterAll(() => platform.stop());

  it('announces open episodes, with their own impact, and none that have ended', async () => {
    const service = await startWith('one');

    expect(await episodes('one', 'edge-rtr-02')).toMatchObject([
      { status: 'closed', announcedSeverity: null },
    ]);
    expect(await episodes('one', 'core-rtr-01')).toMatchObject([
      { status: 'open', announcedSeverity: expect.any(String) as string },
    ]);
    expect(
      await platform.rows(
        `select id from one.anomaly_episodes where status = 'closed' and "announcedSeverity" is not null`,
      ),
    ).toEqual([]);
    expect(await alerts()).toContainEqual({
      assetId: router,
      title: expect.stringMatching(/^Anomaly: latency high · .* UTC$/) as string,
      occurrenceCount: 1,
      score: 85,
    });
    await service.program.stop();
  });

  it('announces nothing a second time after a move to another schema', async () => {
    const [nEvents, before] = [await events(), await alerts()];

    const service = await startWith('two');

    expect(await alerts()).toEqual(before);
    expect(await events()).toBe(nEvents);
    expect(await episodes('two', 'core-rtr-01')).toMatchObject([
      { status: 'open', announcedSeverity: expect.any(String) as string },
    ]);
    const { body } = await service.get(
      `/api/v1/anomaly/episodes?status=open&metricName=latency&assetId=${router}`,
    );
    expect(body.episodes).toMatchObject([{ assetId: router, assetName: 'core-rtr-01' }]);
  });
});
