import { randomUUID } from 'node:crypto';
import type { Episode } from '../../../src/anomaly/episodes/episode.js';
import { EpisodeRepository } from '../../../src/anomaly/episodes/episode.repository.js';
import { seriesId } from '../../../src/metrics/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const START_MS = Date.UTC(2026, 10, 22, 14, 5, 0, 123);
const cpu = { assetId: '1', metricName: 'cpu_usage' };

function episode(changes: Partial<Episode> = {}): Episode {
  return {
    id: randomUUID(),
    ...cpu,
    status: 'open',
    severity: 'medium',
    direction: 'high',
    startedAt: new Date(START_MS),
    lastAnomalousAt: new Date(START_MS),
    lastAboveThresholdAt: new Date(START_MS),
    endedAt: null,
    nAnomalous: 1,
    nNormalSince: 0,
    peakScore: 0.75,
    peakValue: 75.5,
    peakAt: new Date(START_MS),
    modelVersion: 'v1',
    reason: 'cpu_usage rose to 75.5%',
    announcedSeverity: null,
    ...changes,
  };
}

describe('EpisodeRepository', () => {
  let database: ServiceDatabase;
  let episodes: EpisodeRepository;

  beforeAll(async () => {
    database = await openServiceDatabase();
    episodes = new EpisodeRepository(database.em);
  });
  beforeEach(() => database.rows('truncate episode_feedback, anomaly_episodes'));
  afterAll(() => database.close());

  const save = (...all: readonly Episode[]): Promise<void> =>
    database.transactions.run(() => episodes.save(all));
  const openOf = async (key: typeof cpu) => (await episodes.findOpen([key])).get(seriesId(key));

  it('finds an open episode as it was saved', async () => {
    const begun = episode({ modelVersion: null, announcedSeverity: 'medium' });
    await save(begun);

    expect({ ...(await openOf(cpu)) }).toEqual(begun);
    expect(await episodes.countOpen()).toBe(1);
  });

  it('changes an episode that goes on and one that ends', async () => {
    const begun = episode();
    await save(begun);
    await save({ ...begun, nAnomalous: 7, severity: 'critical', peakScore: 0.95 });
    expect(await openOf(cpu)).toMatchObject({
      id: begun.id,
      nAnomalous: 7,
      severity: 'critical',
      peakScore: 0.95,
    });

    await save({ ...begun, status: 'closed', endedAt: new Date(START_MS + 1000) });

    expect(await openOf(cpu)).toBeUndefined();
    expect(await database.rows('select id, status, "endedAt" from anomaly_episodes')).toEqual([
      { id: begun.id, status: 'closed', endedAt: new Date(START_MS + 1000) },
    ]);
  });

  it('ends one and begins the next in one go, in whatever order they come', async () => {
    const begun = episode();
    await save(begun);
    const next = episode({ startedAt: new Date(START_MS + 60_000) });

    await save(
      next,
      { ...begun, status: 'closed', endedAt: new Date(START_MS) },
      episode({ status: 'closed' }),
    );

    expect(await openOf(cpu)).toMatchObject({ id: next.id });
    expect(await database.rows('select 1 from anomaly_episodes')).toHaveLength(3);
  });

  it('has one open episode for a series, whichever process writes', async () => {
    await save(episode());

    await expect(save(episode())).rejects.toMatchObject({ code: '23505' });

    await save(episode({ assetId: '2' }), episode({ metricName: 'latency' }));
    expect(await episodes.countOpen()).toBe(3);
  });

  it('finds the open episodes of the series asked for', async () => {
    const [ours, theirs] = [episode(), episode({ assetId: '2' })];
    await save(ours, theirs, episode({ assetId: '3' }));

    const found = await episodes.findOpen([
      cpu,
      { assetId: '2', metricName: 'cpu_usage' },
      { assetId: '4', metricName: 'x' },
    ]);

    expect(new Map([...found].map(([key, { id }]) => [key, id]))).toEqual(
      new Map([
        ['1/cpu_usage', ours.id],
        ['2/cpu_usage', theirs.id],
      ]),
    );
    expect(await episodes.findOpen([])).toEqual(new Map());
  });

  it('saves many at once, and nothing when there is nothing', async () => {
    await save();
    await save(...Array.from({ length: 500 }, (_, n) => episode({ assetId: String(n) })));

    expect(await episodes.countOpen()).toBe(500);
  });

  it('reads what another transaction changed meanwhile', async () => {
    const begun = episode();
    await save(begun);
    await database.transactions.run(async () => {
      await episodes.findOpen([cpu]);
      await database.rows('update anomaly_episodes set "nAnomalous" = 9');

      expect((await episodes.findOpen([cpu])).get(seriesId(cpu))).toMatchObject({ nAnomalous: 9 });
    });
  });
});
