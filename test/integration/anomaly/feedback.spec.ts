import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { FeedbackNews } from '../../../src/anomaly/episodes/feedback/feedback-news.service.js';
import { randomUUID } from 'node:crypto';
import { EpisodeResponse } from '../../../src/anomaly/episodes/history/episodes.dto.js';
import type { Episode } from '../../../src/anomaly/episodes/episode.js';
import { EpisodeRepository } from '../../../src/anomaly/episodes/episode.repository.js';
import { episodeOf } from '../../../src/anomaly/testing/episodes.js';
import { router, START_MS } from '../../../src/anomaly/testing/stretches.js';
import { EpisodeHistory } from '../../../src/anomaly/episodes/history/episode-history.service.js';
import { GiveFeedbackService } from '../../../src/anomaly/episodes/feedback/give-feedback.service.js';
import { KnownEpisodes } from '../../../src/anomaly/episodes/history/known-episodes.service.js';
import { SeriesThresholds } from '../../../src/anomaly/episodes/feedback/series-thresholds.service.js';
import { FeedbackRepository } from '../../../src/anomaly/episodes/feedback/feedback.repository.js';
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

describe('feedback', () => {
  let database: ServiceDatabase;
  let clock: StoppedClock;
  let episodes: EpisodeRepository;
  let history: EpisodeHistory;
  let thresholds: SeriesThresholds;
  let giving: GiveFeedbackService;

  beforeAll(async () => {
    database = await openServiceDatabase();
  });
  beforeEach(async () => {
    await database.rows('truncate episode_feedback, anomaly_episodes');
    const { em } = database;
    clock = new StoppedClock(START_MS);
    const feedback = new FeedbackRepository(em);
    episodes = new EpisodeRepository(em);
    thresholds = new SeriesThresholds(feedback, clock, config);
    history = new EpisodeHistory(anyAsset, episodes, feedback, clock);
    const { transactions } = database;
    const news = new FeedbackNews(episodes, anyAsset, new LiveEvents(em));
    giving = new GiveFeedbackService(episodes, feedback, thresholds, clock, transactions, news);
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
  const thresholdOf = async (episode: Episode): Promise<number> =>
    (await thresholds.load([episode]))(episode).threshold;
  const only = async (...peaks: readonly number[]): Promise<Episode> => {
    const [first] = await past(...peaks);
    if (!first) throw new Error('No episode');
    return first;
  };

  it('gives other modules the known episodes with their newest feedback, without missing data', async () => {
    const [newest, older] = await past(0.9, 0.8, 0.7);
    await giving.give(older!.id, 'false_positive', '');
    await giving.give(older!.id, 'true_positive', 'it was one after all');
    const missing = episodeOf({ id: randomUUID(), assetId: '99', direction: 'missing', status: 'open' });
    await database.transactions.run(() => episodes.save([missing]));
    const known = new KnownEpisodes(episodes, new FeedbackRepository(database.em));

    const incidents = await known.since(new Date(START_MS - HOUR_MS));

    expect(incidents).toEqual([
      expect.objectContaining({ untilMs: newest!.lastAnomalousAt.getTime(), feedback: undefined }),
      expect.objectContaining({ fromMs: older!.startedAt.getTime(), feedback: 'true_positive' }),
    ]);
  });

  it('raises the threshold of the series, and of no other', async () => {
    const episode = await only(0.72, 0.8);

    const effect = await giving.give(episode.id, 'false_positive', 'load test');

    expect(effect).toEqual({
      episodeId: episode.id,
      feedback: 'false_positive',
      thresholdBefore: 0.7,
      thresholdAfter: 0.74,
      feedbackCounts: { true_positive: 0, false_positive: 1, unsure: 0 },
      nRemoved: 1,
      nKept: 1,
    });
    expect(await thresholdOf(episode)).toBe(0.74);
    expect(await thresholdOf({ ...episode, metricName: 'latency' })).toBe(0.7);
    expect(await thresholdOf({ ...episode, assetId: '2' })).toBe(0.7);
  });

  it('previews its effect, and stores nothing', async () => {
    const episode = await only(0.72);

    const preview = await giving.preview(episode.id, 'false_positive');

    expect(await database.rows('select 1 from episode_feedback')).toEqual([]);
    expect(await giving.give(episode.id, 'false_positive', null)).toEqual(preview);
  });

  it('counts an episode once, by its newest feedback, and so can be undone', async () => {
    const episode = await only(0.72);
    const effects = [];
    for (const feedback of [
      'false_positive',
      'false_positive',
      'true_positive',
      'false_positive',
      'unsure',
    ] as const)
      effects.push(await giving.give(episode.id, feedback, null));

    expect(effects.map(({ thresholdAfter }) => thresholdAfter)).toEqual([0.74, 0.74, 0.7, 0.74, 0.7]);
    expect(await thresholdOf(episode)).toBe(0.7);
    const { feedback } = await history.getEpisode(episode.id);
    expect(feedback.map(({ feedback }) => feedback)).toEqual([
      'unsure',
      'false_positive',
      'true_positive',
      'false_positive',
      'false_positive',
    ]);
  });

  it('raises it by 0.2 at most, and less for each true positive', async () => {
    const all = await past(0.71, 0.72, 0.73, 0.74, 0.75, 0.76, 0.95);
    for (const { id } of all.slice(0, 6)) await giving.give(id, 'false_positive', null);
    const worst = all[6];

    expect(await giving.preview(worst?.id ?? '', 'unsure')).toMatchObject({
      thresholdAfter: 0.9,
      nRemoved: 6,
      nKept: 1,
    });
    expect(await giving.give(worst?.id ?? '', 'true_positive', null)).toMatchObject({ thresholdAfter: 0.9 });
    expect(await giving.give(all[0]?.id ?? '', 'true_positive', null)).toMatchObject({
      thresholdAfter: 0.82,
    });
  });

  it('forgets a feedback after 90 days', async () => {
    const episode = await only(0.72);
    await giving.give(episode.id, 'false_positive', null);
    clock.advanceSeconds((90 * DAY_MS) / 1000);
    expect(await thresholdOf(episode)).toBe(0.74);

    clock.advanceSeconds(0.001);

    expect(await thresholdOf(episode)).toBe(0.7);
    expect(await giving.preview(episode.id, 'false_positive')).toMatchObject({
      thresholdBefore: 0.7,
      thresholdAfter: 0.74,
    });
  });

  it('takes feedback on missing data, which has no score and moves no threshold', async () => {
    const missing = episodeOf({ id: randomUUID(), direction: 'missing', peakValue: NaN });
    await database.transactions.run(() => episodes.save([missing]));

    expect(await giving.give(missing.id, 'false_positive', null)).toMatchObject({
      thresholdAfter: 0.7,
      nRemoved: 0,
    });
    expect(await thresholdOf(missing)).toBe(0.7);
    expect((await history.getEpisode(missing.id)).feedback).toHaveLength(1);
  });

  it('lists the episodes of the last hours, newest first, with their newest feedback', async () => {
    const all = await past(0.71, 0.72, 0.73);
    const open = episodeOf({ id: randomUUID(), metricName: 'latency', startedAt: new Date(0) });
    await database.transactions.run(() => episodes.save([open]));
    await giving.give(all[1]?.id ?? '', 'true_positive', 'was real');
    const list = async (changes: Partial<Parameters<EpisodeHistory['readEpisodes']>[0]>) => {
      const page = await history.readEpisodes({ hours: 24, limit: 10, offset: 0, ...changes });
      return [page.total, ...page.episodes.map(({ episode }) => episode.id)];
    };
    const ids = all.map(({ id }) => id);

    expect(await list({})).toEqual([4, ...ids, open.id]);
    expect(await list({ status: 'open' })).toEqual([1, open.id]);
    expect(await list({ metricName: 'cpu' })).toEqual([3, ...ids]);
    expect(await list({ assetId: '2' })).toEqual([0]);
    expect(await list({ hours: 1 })).toEqual([2, ids[0], open.id]);
    expect(await list({ limit: 1, offset: 1 })).toEqual([4, ids[1]]);
    const { assetName, feedback } = await history.getEpisode(ids[1] ?? '');
    expect(assetName).toBe('core-rtr-01');
    expect(feedback).toEqual([{ feedback: 'true_positive', note: 'was real', givenAt: new Date(START_MS) }]);
  });

  it('names the asset of an episode, where the platform has it', async () => {
    const known = episodeOf({ id: randomUUID() });
    const gone = episodeOf({ id: randomUUID(), assetId: '4711' });
    await database.transactions.run(() => episodes.save([known, gone]));

    const { episodes: listed } = await history.readEpisodes({ hours: 24, limit: 10, offset: 0 });
    const shown = listed.map((one) => EpisodeResponse.from(one)).map(({ id, assetName }) => [id, assetName]);
    expect(new Map(shown as [string, string | null][])).toEqual(
      new Map([
        [known.id, 'core-rtr-01'],
        [gone.id, null],
      ]),
    );
  });

  it.each([randomUUID(), 'nonsense'])('does not find an episode %s', async (id) => {
    await expect(history.getEpisode(id)).rejects.toMatchObject({ code: 'episode_not_found' });
    await expect(giving.give(id, 'true_positive', null)).rejects.toMatchObject({ code: 'episode_not_found' });
  });
});
