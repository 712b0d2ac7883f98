import { SeriesCheckpointRepository } from '../../../src/anomaly/scoring/series-checkpoint.repository.js';
import type { SweepWriter, UnwrittenStretch } from '../../../src/anomaly/sweep/sweep-writer.service.js';
import { router, START_MS } from '../../../src/anomaly/testing/stretches.js';
import type { AnomalyNotice } from '../../../src/ems/index.js';
import { seriesId } from '../../../src/metrics/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';
import { CALM, MINUTE_MS, stretch, sweepWriter, type WriterParts } from './sweep-writer.js';

describe('SweepWriter', () => {
  let database: ServiceDatabase;
  let checkpoints: SeriesCheckpointRepository;

  beforeAll(async () => {
    database = await openServiceDatabase();
    checkpoints = new SeriesCheckpointRepository(database.em);
  });
  const forgetAll = (): Promise<unknown> =>
    database.rows(
      'truncate single_scores, score_hours, score_chunks, series_checkpoints, series_states, episode_feedback, anomaly_episodes, outbox_messages',
    );
  beforeEach(forgetAll);
  afterAll(() => database.close());

  const writerWith = (
    notifier?: WriterParts['notifier'],
    isSuppressed?: WriterParts['isSuppressed'],
  ): SweepWriter => sweepWriter(database, { notifier, isSuppressed });

  const counts = async (): Promise<Record<string, unknown>> => {
    const tables = ['anomaly_scores', 'series_checkpoints', 'anomaly_episodes', 'outbox_messages'];
    const columns = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
    return (await database.rows(`select ${columns.join(', ')}`))[0] ?? {};
  };
  const watermarkOf = async (key: UnwrittenStretch): Promise<number | undefined> =>
    (await checkpoints.findWatermarks([key])).get(seriesId(key));

  it('stores scores, checkpoint, episode and event of a stretch, and reports them', async () => {
    const first = stretch([0.1, 0.75, 0.72]);

    const outcome = await writerWith().write([first], START_MS + MINUTE_MS);

    const read = {
      seriesIds: new Set([seriesId(first)]),
      nScored: 3,
      nMissing: 1,
      nDuplicates: 2,
      nDelayed: 1,
    };
    const nothingElse = {
      nInvalid: 0,
      nLate: 0,
      nTooLate: 0,
      nFuture: 0,
      nMissingDataOpened: 0,
      nMissingDataClosed: 0,
    };
    expect(outcome).toEqual({
      report: { ...read, nAnomalous: 2, nOpened: 1, nClosed: 0, ...nothingElse },
      writtenIds: new Set([seriesId(first)]),
    });
    expect(await counts()).toEqual({
      anomaly_scores: 3,
      series_checkpoints: 1,
      anomaly_episodes: 1,
      outbox_messages: 1,
    });
    expect(await watermarkOf(first)).toBe(START_MS + 2 * MINUTE_MS);
  });

  it('stores nothing of what only warmed the state up but the checkpoint', async () => {
    await writerWith().write([stretch([0.9, 0.9], 0, { storeAfterMs: START_MS + MINUTE_MS })]);

    expect(await counts()).toMatchObject({ anomaly_scores: 0, series_checkpoints: 1, anomaly_episodes: 0 });
  });

  it('stores a backlog in parts, and reports it as one', async () => {
    const calm = Array.from({ length: 4_000 }, (_, n) => 0.1 + (n % 7) / 100);
    const stretches = ['1', '2', '3'].map((assetId) => stretch([0.75, ...calm], 0, { assetId }));

    const { report, writtenIds } = await writerWith().write(stretches);

    expect(report).toMatchObject({ nScored: 12_003, nAnomalous: 3, nOpened: 3, seriesIds: writtenIds });
    expect(report).toMatchObject({ nMissing: 3, nDuplicates: 6 });
    expect(writtenIds).toEqual(new Set(stretches.map(seriesId)));
    expect(await counts()).toMatchObject({
      anomaly_scores: 12_003,
      series_checkpoints: 3,
      anomaly_episodes: 3,
    });
  });

  it('does nothing for nothing', async () => {
    expect(await writerWith().write([])).toMatchObject({ report: { nScored: 0 }, writtenIds: new Set() });
  });

  it.each(['announce', 'escalate', 'resolve'] as const)(
    'stores nothing at all when it fails to %s',
    async (step) => {
      const done = (): Promise<void> => Promise.resolve();
      const healthy = { announce: done, escalate: done, resolve: done };
      await writerWith().write([stretch([0.75])]);
      const before = await counts();
      const failing = writerWith({
        ...healthy,
        [step]: () => Promise.reject(new Error('no room in the outbox')),
      });
      const worse = stretch([0.95], 1);
      const fresh = stretch([0.9], 0, { assetId: '2' });

      await expect(failing.write([worse, fresh])).rejects.toThrow('no room in the outbox');

      expect(await counts()).toEqual(before);
      expect(await watermarkOf(worse)).toBe(START_MS);
      expect(await watermarkOf(fresh)).toBeUndefined();
      expect((await writerWith().write([worse, fresh])).report).toMatchObject({ nScored: 2 });
    },
  );

  it('skips a stretch whose series another process has written meanwhile, and writes the others', async () => {
    const [ours, theirs] = [stretch([0.1, 0.2]), stretch([0.1], 0, { assetId: '2' })];
    await writerWith().write([theirs]);

    const outcome = await writerWith().write([ours, theirs]);

    expect(outcome.writtenIds).toEqual(new Set([seriesId(ours)]));
    expect(outcome.report).toMatchObject({ seriesIds: outcome.writtenIds, nScored: 2 });
    expect(await counts()).toMatchObject({ anomaly_scores: 3, series_checkpoints: 2 });
  });

  it('stores each score and event once when two processes write the same', async () => {
    const both = await Promise.all([1, 2].map(() => writerWith().write([stretch([0.75, 0.8])])));

    expect(both.map(({ writtenIds }) => writtenIds.size).sort()).toEqual([0, 1]);
    expect(await counts()).toMatchObject({ anomaly_scores: 2, anomaly_episodes: 1, outbox_messages: 2 });
  });

  it('announces an episode once, escalates it with each higher severity, and closes it', async () => {
    const sent: [string, AnomalyNotice][] = [];
    const ended: string[] = [];
    const send = (what: string, notices: readonly AnomalyNotice[]): Promise<void> => {
      for (const notice of notices) sent.push([what, notice]);
      return Promise.resolve();
    };
    const writer = writerWith({
      announce: (notices) => send('event', notices),
      escalate: (notices) => send('escalation', notices),
      resolve: (ids) => {
        ended.push(...ids);
        return Promise.resolve();
      },
    });
    const reports = [];
    for (const next of [stretch([0.1, 0.75]), stretch([0.72], 2), stretch([0.85], 3), stretch([0.95], 4)])
      reports.push((await writer.write([next])).report);
    reports.push((await writer.write([stretch(CALM, 5)])).report);

    expect(reports.map(({ nOpened, nClosed }) => [nOpened, nClosed])).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(sent.map(([what, { severity }]) => [what, severity])).toEqual([
      ['event', 'medium'],
      ['escalation', 'high'],
      ['escalation', 'critical'],
    ]);
    expect(ended).toEqual([sent[0]?.[1].episodeId]);
    const [[, begun], [, worse]] = sent as [[string, AnomalyNotice], [string, AnomalyNotice]];
    expect(begun).toMatchObject({
      assetId: router.id,
      assetName: 'core-rtr-01',
      assetTier: 1,
      startedAt: new Date(START_MS + MINUTE_MS),
      value: 75,
      reason: 'cpu_usage rose to 75%; 20–60% is usual at this time of day; the rise began at 14:01 UTC',
      expected: { low: 20, median: 40, high: 60 },
    });
    expect(worse).toMatchObject({ reason: expect.stringContaining('rose to 85%') as string });
    expect(worse).toMatchObject({ episodeId: begun.episodeId, startedAt: begun.startedAt, value: 85 });
    expect(await database.rows('select status, severity, "nAnomalous" from anomaly_episodes')).toEqual([
      { status: 'closed', severity: 'critical', nAnomalous: 4 },
    ]);
  });

  it('backdates an episode to samples of earlier writes, but not into the episode before', async () => {
    await writerWith().write([stretch([0.1, 0.6, 0.55])]);
    await writerWith().write([stretch([0.5], 3)]);
    await writerWith().write([stretch([0.6, 0.9], 4)]);
    await writerWith().write([stretch([...CALM, 0.6], 6)]);
    await writerWith().write([stretch([0.75], 38)]);

    expect(
      await database.rows('select status, "startedAt", "endedAt", reason from anomaly_episodes order by 2'),
    ).toEqual([
      {
        status: 'closed',
        startedAt: new Date(START_MS + MINUTE_MS),
        endedAt: new Date(START_MS + 5 * MINUTE_MS),
        reason: expect.stringContaining('the rise began at 14:01 UTC') as string,
      },
      {
        status: 'open',
        startedAt: new Date(START_MS + 37 * MINUTE_MS),
        endedAt: null,
        reason: expect.stringContaining('the rise began at 14:37 UTC') as string,
      },
    ]);
  });

  it('stores the same episodes however the samples are batched', async () => {
    const scores = [0.6, 0.6, 0.9, 0.6, 0.1, 0.6, ...CALM, 0.1, 0.5, 0.5, 0.7, 0.95, 0.5, ...CALM];
    const episodes = (): Promise<readonly Record<string, unknown>[]> =>
      database.rows(
        `select status, severity, "startedAt", "lastAnomalousAt", "lastAboveThresholdAt", "endedAt", "nAnomalous",
           "peakAt", reason from anomaly_episodes order by "startedAt"`,
      );
    await writerWith().write([stretch(scores)]);
    const whole = await episodes();
    expect(whole).toHaveLength(2);
    for (const size of [1, 2, 7]) {
      await forgetAll();
      for (let from = 0; from < scores.length; from += size)
        await writerWith().write([stretch(scores.slice(from, from + size), from)]);

      expect(await episodes()).toEqual(whole);
    }
  });

  it('keeps a suppressed episode to itself, and announces it when it outlasts the suppression', async () => {
    const until = START_MS + 2 * MINUTE_MS;
    const writer = writerWith(undefined, ({ metricName }, at) => {
      return metricName === 'cpu_usage' && at.getTime() < until;
    });
    const outbox = () => database.rows('select kind from outbox_messages order by sequence');
    await writer.write([stretch([0.95, 0.95])]);
    expect(await outbox()).toEqual([]);
    expect(await database.rows('select status, severity, "announcedSeverity" from anomaly_episodes')).toEqual(
      [{ status: 'open', severity: 'critical', announcedSeverity: null }],
    );

    await writer.write([stretch([0.75], 2)]);

    expect(await outbox()).toEqual([{ kind: 'event' }, { kind: 'alert' }]);
    expect(await database.rows('select "announcedSeverity" from anomaly_episodes')).toEqual([
      { announcedSeverity: 'critical' },
    ]);
  });

  it('announces an episode that begins and ends within one stretch, and the one after it', async () => {
    const { report } = await writerWith().write([stretch([0.9, ...CALM, 0.75])]);

    expect(report).toMatchObject({ nOpened: 2, nClosed: 1 });
    expect(await database.rows('select kind from outbox_messages order by sequence')).toEqual([
      { kind: 'event' },
      { kind: 'event' },
      { kind: 'alert' },
      { kind: 'resolution' },
    ]);
  });
});
