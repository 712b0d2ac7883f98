import { Inject, Injectable } from '@nestjs/common';
import { type SeriesKey, seriesId } from '../../../metrics/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { thresholdOf } from './threshold.js';
import { NO_FEEDBACK, type FeedbackCounts } from './feedback.js';
import { FeedbackRepository } from './feedback.repository.js';

/** Feedback counts for so long. */
export const FEEDBACK_MEMORY_MS = 90 * 86_400_000;

/** The threshold of one series, and why. */
export interface SeriesThreshold {
  readonly threshold: number;
  readonly feedbackCounts: FeedbackCounts;
}

/** Knows the threshold of every series: that of all, moved by the feedback on its episodes. */
@Injectable()
export class SeriesThresholds {
  constructor(
    private readonly feedback: FeedbackRepository,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** @returns what gives the threshold of each of the series as it is now */
  async load(series: readonly SeriesKey[]): Promise<(key: SeriesKey) => SeriesThreshold> {
    const since = new Date(this.clock.now().getTime() - FEEDBACK_MEMORY_MS);
    const counts = await this.feedback.count(series, since);
    return (key) => this.thresholdFor(counts.get(seriesId(key)) ?? NO_FEEDBACK);
  }

  /** @returns what gives the threshold of any series, by `seriesId` */
  async loadAll(): Promise<(id: string) => SeriesThreshold> {
    const since = new Date(this.clock.now().getTime() - FEEDBACK_MEMORY_MS);
    const counts = await this.feedback.countAll(since);
    const usual = this.thresholdFor(NO_FEEDBACK);
    const own = new Map(Array.from(counts, ([id, count]) => [id, this.thresholdFor(count)] as const));
    return (id) => own.get(id) ?? usual;
  }

  thresholdFor(feedbackCounts: FeedbackCounts): SeriesThreshold {
    return { threshold: thresholdOf(this.config.detection.threshold, feedbackCounts), feedbackCounts };
  }
}
