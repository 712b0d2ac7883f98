import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { AssetIdField, IsAssetId, MetricQuery, presentAssetId } from '../../../metrics/index.js';
import { IntegerQuery, MayBeOmitted } from '../../../platform/http/index.js';
import type { EpisodePage, ReviewedEpisode } from './episode-history.service.js';
import type { FeedbackEffect } from '../feedback/give-feedback.service.js';
import { type Feedback, FEEDBACK_VALUES, type StoredFeedback } from '../feedback/feedback.js';
import { FeedbackCountsResponse } from '../feedback/feedback-counts.dto.js';

export class EpisodesQuery extends MetricQuery {
  /** Asset whose episodes to list, as EMS Core numbers it; all assets without it. */
  @AssetIdField({ required: false })
  @MayBeOmitted()
  @IsAssetId()
  assetId?: string;

  /** `open` or `closed`; both without it. */
  @ApiProperty({ enum: ['open', 'closed'], required: false })
  @MayBeOmitted()
  @IsIn(['open', 'closed'])
  status?: 'open' | 'closed';

  /** Episodes per page. */
  @IntegerQuery({ min: 1, max: 10_000, default: 100 })
  limit = 100;

  /** Episodes to skip, newest first. */
  @IntegerQuery({ min: 0, max: 1_000_000_000, default: 0 })
  offset = 0;
}

export class FeedbackRequest {
  /**
   * `true_positive` where the episode was a real anomaly, `false_positive` where it was a false alarm, or `unsure`,
   * which takes earlier feedback back.
   */
  @ApiProperty({ enum: FEEDBACK_VALUES, example: 'unsure' })
  @IsIn(FEEDBACK_VALUES)
  feedback!: Feedback;

  /**
   * Why, in the operator's words; at most 2000 characters.
   * @example Planned load test
   */
  @MayBeOmitted()
  @IsString()
  @Length(1, 2000)
  note?: string;
}

export class PreviewQuery {
  /** The feedback to try. */
  @ApiProperty({ enum: FEEDBACK_VALUES, example: 'false_positive' })
  @IsIn(FEEDBACK_VALUES)
  feedback!: Feedback;
}

export class EpisodeResponse {
  /** UUID. */
  id!: string;
  @AssetIdField()
  assetId!: string | number;
  /** Null where EMS Core does not know the asset, or is away and there is nobody else to ask. */
  @ApiProperty({ type: String, nullable: true, example: 'core-rtr-01' })
  assetName!: string | null;
  /** @example bandwidth_in */
  metricName!: string;
  /** `open` or `closed`. */
  status!: string;
  /** From the peak score: `low` (below 0.7), `medium`, `high` (from 0.8), `critical` (from 0.9). */
  severity!: string;
  /** `high`, `low`, `flat`, `unstable`, `impossible`; `missing` where nothing is reported. */
  direction!: string;
  /** First sample of the unbroken run that led to the threshold: ISO 8601, UTC. */
  startedAt!: string;
  /** Last sample of the episode so far: ISO 8601, UTC. */
  lastAnomalousAt!: string;
  /** ISO 8601, UTC; null while it is open. */
  @ApiProperty({ type: String, nullable: true })
  endedAt!: string | null;
  /** Samples whose score reached the threshold, 0 or more. */
  nAnomalous!: number;
  /** 0..1, the highest score. */
  peakScore!: number;
  /** The sample with the highest score, in the metric's unit; null where nothing was measured. */
  @ApiProperty({ type: Number, nullable: true })
  peakValue!: number | null;
  /** ISO 8601, UTC. */
  peakAt!: string;
  @ApiProperty({ type: String, nullable: true })
  modelVersion!: string | null;
  /** @example bandwidth_in fell to 2.1 Mbps; 38–61 Mbps is usual at this time of day; the fall began at 14:05 UTC */
  reason!: string;
  /** The severity that was announced to EMS Core last; null where none was. */
  @ApiProperty({ type: String, nullable: true })
  announcedSeverity!: string | null;
  /** The newest feedback: `true_positive`, `false_positive` or `unsure`; null without any. */
  @ApiProperty({ type: String, nullable: true })
  feedback!: string | null;
  /** Note of the newest feedback. */
  @ApiProperty({ type: String, nullable: true })
  feedbackNote!: string | null;
  /** When the newest feedback was given: ISO 8601, UTC; null without any. */
  @ApiProperty({ type: String, nullable: true })
  feedbackAt!: string | null;

  static from({ episode, assetName, feedback: [newest] }: ReviewedEpisode): EpisodeResponse {
    return {
      id: episode.id,
      assetId: presentAssetId(episode.assetId),
      assetName,
      metricName: episode.metricName,
      status: episode.status,
      severity: episode.severity,
      direction: episode.direction,
      startedAt: episode.startedAt.toISOString(),
      lastAnomalousAt: episode.lastAnomalousAt.toISOString(),
      endedAt: episode.endedAt?.toISOString() ?? null,
      nAnomalous: episode.nAnomalous,
      peakScore: episode.peakScore,
      peakValue: Number.isFinite(episode.peakValue) ? episode.peakValue : null,
      peakAt: episode.peakAt.toISOString(),
      modelVersion: episode.modelVersion,
      reason: episode.reason,
      announcedSeverity: episode.announcedSeverity,
      feedback: newest?.feedback ?? null,
      feedbackNote: newest?.note ?? null,
      feedbackAt: newest?.givenAt.toISOString() ?? null,
    };
  }
}

export class EpisodesResponse {
  /** Always true. */
  success!: boolean;
  /** Newest first. */
  episodes!: EpisodeResponse[];
  /** How many there are in all pages. */
  total!: number;

  static from({ episodes, total }: EpisodePage): EpisodesResponse {
    return { success: true, episodes: episodes.map((one) => EpisodeResponse.from(one)), total };
  }
}

export class FeedbackResponse {
  /** `true_positive`, `false_positive` or `unsure`. */
  feedback!: string;
  @ApiProperty({ type: String, nullable: true })
  note!: string | null;
  /** ISO 8601, UTC. */
  givenAt!: string;

  static from({ feedback, note, givenAt }: StoredFeedback): FeedbackResponse {
    return { feedback, note, givenAt: givenAt.toISOString() };
  }
}

export class EpisodeDetailResponse {
  /** Always true. */
  success!: boolean;
  episode!: EpisodeResponse;
  /** All feedback on it, newest first; the first counts. */
  feedbackHistory!: FeedbackResponse[];

  static from(reviewed: ReviewedEpisode): EpisodeDetailResponse {
    const feedbackHistory = reviewed.feedback.map((one) => FeedbackResponse.from(one));
    return { success: true, episode: EpisodeResponse.from(reviewed), feedbackHistory };
  }
}

export class FeedbackEffectResponse {
  /** Always true. */
  success!: boolean;
  /** UUID. */
  episodeId!: string;
  /** `true_positive`, `false_positive` or `unsure`. */
  feedback!: string;
  /** Whether the feedback is stored; a preview stores nothing. */
  stored!: boolean;
  /** 0..1, score from which the series was anomalous. */
  thresholdBefore!: number;
  /** 0..1, the same with the feedback: ANOMALY_THRESHOLD + 0.04 × (false positives − true positives), at most 0.2 above it. */
  thresholdAfter!: number;
  /** Episodes of the series with feedback in the last 90 days, this one included. */
  feedbackCounts!: FeedbackCountsResponse;
  /** Episodes of the series in the last 30 days whose peak score stays below the threshold after: 0 or more. */
  removed!: number;
  /** Episodes of the series in the last 30 days whose peak score reaches it: 0 or more. */
  kept!: number;

  static from(effect: FeedbackEffect, stored: boolean): FeedbackEffectResponse {
    const { episodeId, feedback, thresholdBefore, thresholdAfter, nRemoved, nKept } = effect;
    return {
      success: true,
      episodeId,
      feedback,
      stored,
      thresholdBefore,
      thresholdAfter,
      feedbackCounts: FeedbackCountsResponse.from(effect.feedbackCounts),
      removed: nRemoved,
      kept: nKept,
    };
  }
}
