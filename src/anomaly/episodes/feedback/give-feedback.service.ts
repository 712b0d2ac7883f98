import { Injectable } from '@nestjs/common';
import { noteBefore } from '../../../platform/audit/index.js';
import { Transactions } from '../../../platform/database/index.js';
import { FeedbackNews } from './feedback-news.service.js';
import { Clock } from '../../../platform/clock/index.js';
import { type Episode, MISSING_DATA } from '../episode.js';
import { EpisodeRepository } from '../episode.repository.js';
import { counted, type Feedback, type FeedbackCounts, type StoredFeedback } from './feedback.js';
import { FeedbackRepository } from './feedback.repository.js';
import { FEEDBACK_MEMORY_MS, SeriesThresholds } from './series-thresholds.service.js';

/** Past episodes that a threshold is tried on. */
const PAST_MS = 30 * 86_400_000;

/** What feedback does to the threshold of its series. */
export interface FeedbackEffect {
  readonly episodeId: string;
  readonly feedback: Feedback;
  readonly thresholdBefore: number;
  readonly thresholdAfter: number;
  /** Episodes of the series that count towards its threshold, this one included. */
  readonly feedbackCounts: FeedbackCounts;
  /** Episodes of the last 30 days whose peak stays below the threshold, and that reach it. */
  readonly nRemoved: number;
  readonly nKept: number;
}

/** Takes an operator's feedback on an episode, or says what it would do. */
@Injectable()
export class GiveFeedbackService {
  constructor(
    private readonly episodes: EpisodeRepository,
    private readonly feedback: FeedbackRepository,
    private readonly thresholds: SeriesThresholds,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly news: FeedbackNews,
  ) {}

  /** @throws EpisodeNotFoundError */
  async give(id: string, feedback: Feedback, note: string | null): Promise<FeedbackEffect> {
    const effect = await this.preview(id, feedback);
    const { episodeId } = effect;
    noteBefore({ threshold: effect.thresholdBefore, feedback: (await this.newestOf(episodeId)) ?? null });
    const event = await this.news.eventOf(episodeId);
    await this.transactions.run(async () => {
      await this.feedback.addFeedback(episodeId, { feedback, note, givenAt: this.clock.now() });
      await this.news.publish(event);
    });
    return effect;
  }

  /** @throws EpisodeNotFoundError */
  async preview(id: string, feedback: Feedback): Promise<FeedbackEffect> {
    const episode = await this.episodes.getById(id);
    const before = (await this.thresholds.load([episode]))(episode);
    // Missing data has no score, and so does not move the threshold.
    const isCounted = episode.direction !== MISSING_DATA;
    const after = isCounted
      ? this.thresholds.thresholdFor(
          counted(before.feedbackCounts, await this.findCounted(episode), feedback),
        )
      : before;
    const since = new Date(this.clock.now().getTime() - PAST_MS);
    const peaks = await this.episodes.findPeaks(episode, since);
    const nKept = peaks.filter((peak) => peak >= after.threshold).length;
    return {
      episodeId: episode.id,
      feedback,
      thresholdBefore: before.threshold,
      thresholdAfter: after.threshold,
      feedbackCounts: after.feedbackCounts,
      nRemoved: peaks.length - nKept,
      nKept,
    };
  }

  /** The newest feedback on the episode, unless it is too old to count. */
  private async findCounted({ id }: Episode): Promise<Feedback | undefined> {
    const newest = await this.newestOf(id);
    const sinceMs = this.clock.now().getTime() - FEEDBACK_MEMORY_MS;
    return newest && newest.givenAt.getTime() >= sinceMs ? newest.feedback : undefined;
  }

  private async newestOf(id: string): Promise<StoredFeedback | undefined> {
    return (await this.feedback.findAll([id])).get(id)?.[0];
  }
}
