import { randomUUID } from 'node:crypto';
import { EpisodeResponse } from '../../../src/anomaly/episodes/history/episodes.dto.js';
import type { Episode } from '../../../src/anomaly/episodes/episode.js';
import { EpisodeRepository } from '../../../src/anomaly/episodes/episode.repository.js';
import { episodeOf } from '../../../src/anomaly/testing/episodes.js';
import { router, START_MS } from '../../../src/anomaly/testing/stretches.js';
import { EpisodeHistory } from '../../../src/anomaly/episodes/history/episode-history.service.js';
import { JudgeEpisodeService } from '../../../src/anomaly/episodes/feedback/give-feedback.service.js';
import { KnownIncidents } from '../../../src/anomaly/episodes/history/known-episodes.service.js';
import { SeriesBars } from '../../../src/anomaly/episodes/feedback/series-thresholds.service.js';
import { VerdictRepository } from '../../../src/anomaly/episodes/feedback/feedback.repository.js';
import type { AssetDirectory } from '../../../src/metrics/index.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';
import { openServiceDatabase, type ServiceDatabase } from '../service-database.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const config = loadConfig({ DATABASE_HOST: 'db', EMS_CORE_URL: 'http://core' });
const anyAsset = {
  get: (id: string) => Promise.resolve({ id }),
  namesOf: () => Promise.resolve(new Map([[router.id, router.name]])),
} as unknown as AssetDirectory;

describe('verdicts', () => {
  let database: ServiceDatabase;
  let clock: StoppedClock;
  let episodes: EpisodeRepository;
  let history: EpisodeHistory;
  let bars: SeriesBars;
  let judging: JudgeEpisodeService;

  beforeAll(async () => {
    database = await openServiceDatabase();
  });
  beforeEach(async () => {
    await database.rows('truncate anomaly_verdicts, anomaly_episodes');
    const { em } = database;
    clock = new StoppedClock(START_MS);
    const verdicts = new VerdictRepository(em);
    episodes = new EpisodeRepository(em);
    bars = new SeriesBars(verdicts, clock, config);
    history = new EpisodeHistory(anyAsset, episodes, verdicts, clock);
    judging = new JudgeEpisodeService(history, episodes, verdicts, bars, clock);
  });
  afterAll(() => database.close());

  /** Episodes of one series with these peaks, one an hour, the first of them now. */
  async function past(...peaks: readonly number[]): Promise<readonly Episode[]> {
    const all = peaks.map((peakScore, n): Episode => {
      const at = new Date(START_MS - n * HOUR_MS);
      return episodeOf({
        id: randomUUID(),
        status: 'closed',
        startedAt: at,
        lastAnomalousAt: at,
        endedAt: at,
        peakScore,
      });
    });
    await database.transactions.run(() => episodes.save(all));
    return all;
  }
  const barOf = async (episode: Episode): Promise<number> => (await bars.load([episode]))(episode).bar;
  const only = async (...peaks: readonly number[]): Promise<Episode> => {
    const [first] = await past(...peaks);
    if (!first) throw new Error('No episode');
    return first;
  };

  it('tell other modules with the episodes what was said of them last, silences aside', async () => {
    const [newest, older] = await past(0.9, 0.8, 0.7);
    await judging.judge(older!.id, 'false', '');
    await judging.judge(older!.id, 'true', 'it was one after all');
    const silence = episodeOf({ id: randomUUID(), assetId: '99', direction: 'missing', status: 'open' });
    await database.transactions.run(() => episodes.save([silence]));
    const known = new KnownIncidents(episodes, new VerdictRepository(database.em));

    const incidents = await known.since(new Date(START_MS - HOUR_MS));

    expect(incidents).toEqual([
      expect.objectContaining({ untilMs: newest!.lastAnomalousAt.getTime(), verdict: undefined }),
      expect.objectContaining({ fromMs: older!.startedAt.getTime(), verdict: 'true' }),
    ]);
  });

  it('raises the bar of the series, and of no other', async () => {
    const episode = await only(0.72, 0.8);

    const effect = await judging.judge(episode.id, 'false', 'load test');

    expect(effect).toEqual({
      episodeId: episode.id,
      verdict: 'false',
      barBefore: 0.7,
      barAfter: 0.74,
      verdicts: { true: 0, false: 1, unsure: 0 },
      nRemoved: 1,
      nKept: 1,
    });
    expect(await barOf(episode)).toBe(0.74);
    expect(await barOf({ ...episode, metricName: 'latency' })).toBe(0.7);
    expect(await barOf({ ...episode, assetId: '2' })).toBe(0.7);
  });

  it('says beforehand what it would do, and stores nothing', async () => {
    const episode = await only(0.72);

    const preview = await judging.preview(episode.id, 'false');

    expect(await database.rows('select 1 from anomaly_verdicts')).toEqual([]);
    expect(await judging.judge(episode.id, 'false', null)).toEqual(preview);
  });

  it('counts an episode once, by its newest verdict, and so can be undone', async () => {
    const episode = await only(0.72);
    const effects = [];
    for (const verdict of ['false', 'false', 'true', 'false', 'unsure'] as const)
      effects.push(await judging.judge(episode.id, verdict, null));

    expect(effects.map(({ barAfter }) => barAfter)).toEqual([0.74, 0.74, 0.7, 0.74, 0.7]);
    expect(await barOf(episode)).toBe(0.7);
    const { verdicts } = await history.get(episode.id);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['unsure', 'false', 'true', 'false', 'false']);
  });

  it('raises it by 0.2 at most, and less for each that was an incident', async () => {
    const all = await past(0.71, 0.72, 0.73, 0.74, 0.75, 0.76, 0.95);
    for (const { id } of all.slice(0, 6)) await judging.judge(id, 'false', null);
    const worst = all[6];

    expect(await judging.preview(worst?.id ?? '', 'unsure')).toMatchObject({
      barAfter: 0.9,
      nRemoved: 6,
      nKept: 1,
    });
    expect(await judging.judge(worst?.id ?? '', 'true', null)).toMatchObject({ barAfter: 0.9 });
    expect(await judging.judge(all[0]?.id ?? '', 'true', null)).toMatchObject({ barAfter: 0.82 });
  });

  it('forgets a verdict after 90 days', async () => {
    const episode = await only(0.72);
    await judging.judge(episode.id, 'false', null);
    clock.advanceSeconds((90 * DAY_MS) / 1000);
    expect(await barOf(episode)).toBe(0.74);

    clock.advanceSeconds(0.001);

    expect(await barOf(episode)).toBe(0.7);
    expect(await judging.preview(episode.id, 'false')).toMatchObject({ barBefore: 0.7, barAfter: 0.74 });
  });

  it('takes a verdict on a silence, which has no score and moves no bar', async () => {
    const silence = episodeOf({ id: randomUUID(), direction: 'missing', peakValue: NaN });
    await database.transactions.run(() => episodes.save([silence]));

    expect(await judging.judge(silence.id, 'false', null)).toMatchObject({ barAfter: 0.7, nRemoved: 0 });
    expect(await barOf(silence)).toBe(0.7);
    expect((await history.get(silence.id)).verdicts).toHaveLength(1);
  });

  it('lists the episodes of the last hours, newest first, with their newest verdict', async () => {
    const all = await past(0.71, 0.72, 0.73);
    const open = episodeOf({ id: randomUUID(), metricName: 'latency', startedAt: new Date(0) });
    await database.transactions.run(() => episodes.save([open]));
    await judging.judge(all[1]?.id ?? '', 'true', 'was real');
    const list = async (changes: Partial<Parameters<EpisodeHistory['read']>[0]>) => {
      const page = await history.read({ hours: 24, limit: 10, offset: 0, ...changes });
      return [page.total, ...page.episodes.map(({ episode }) => episode.id)];
    };
    const ids = all.map(({ id }) => id);

    expect(await list({})).toEqual([4, ...ids, open.id]);
    expect(await list({ status: 'open' })).toEqual([1, open.id]);
    expect(await list({ metricName: 'cpu' })).toEqual([3, ...ids]);
    expect(await list({ assetId: '2' })).toEqual([0]);
    expect(await list({ hours: 1 })).toEqual([2, ids[0], open.id]);
    expect(await list({ limit: 1, offset: 1 })).toEqual([4, ids[1]]);
    const { assetName, verdicts } = await history.get(ids[1] ?? '');
    expect(assetName).toBe('core-rtr-01');
    expect(verdicts).toEqual([{ verdict: 'true', note: 'was real', judgedAt: new Date(START_MS) }]);
  });

  it('names the asset of an episode, where the platform knows it', async () => {
    const known = episodeOf({ id: randomUUID() });
    const gone = episodeOf({ id: randomUUID(), assetId: '4711' });
    await database.transactions.run(() => episodes.save([known, gone]));

    const { episodes: listed } = await history.read({ hours: 24, limit: 10, offset: 0 });
    const shown = listed.map((one) => EpisodeResponse.from(one)).map(({ id, assetName }) => [id, assetName]);
    expect(new Map(shown as [string, string | null][])).toEqual(
      new Map([
        [known.id, 'core-rtr-01'],
        [gone.id, null],
      ]),
    );
  });

  it.each([randomUUID(), 'nonsense'])('knows no episode %s', async (id) => {
    await expect(history.get(id)).rejects.toMatchObject({ code: 'episode_not_found' });
    await expect(judging.judge(id, 'true', null)).rejects.toMatchObject({ code: 'episode_not_found' });
  });
});
