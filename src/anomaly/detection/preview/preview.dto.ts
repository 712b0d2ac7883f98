import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AssetIdField, IsAssetId, presentAssetId } from '../../../metrics/index.js';
import {
  InvalidRequestError,
  IntegerField,
  MayBeOmitted,
  NumberField,
} from '../../../platform/http/index.js';
import type { Preview, PreviewedEpisode, PreviewRequest as PreviewParameters } from './preview.js';

export class PreviewRequest {
  /** Days to look back. */
  @IntegerField({ min: 1, max: 30, default: 7, example: 2 })
  days = 7;

  /** Asset to look at, as EMS Core numbers it; all monitored assets without it. */
  @AssetIdField({ required: false })
  @MayBeOmitted()
  @IsAssetId()
  assetId?: string | number;

  /** Scores from here on are anomalies of every series; without it each goes by its own threshold. */
  @NumberField({ min: 0, max: 1, example: 0.8 })
  threshold?: number;

  /** In place of a threshold: the share of all samples that may be anomalies. */
  @NumberField({ min: 0, max: 0.5 })
  contamination?: number;

  /** A candidate or any other model whose file is kept; the active one without it. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 50)
  modelVersion?: string;

  /** @throws InvalidRequestError when it asks for two thresholds at once */
  static toRequest({ threshold, contamination, ...rest }: PreviewRequest): PreviewParameters {
    if (threshold !== undefined && contamination !== undefined)
      throw new InvalidRequestError([
        { field: 'contamination', message: 'contamination and threshold say the same: send one of them' },
      ]);
    return { ...rest, threshold, contamination };
  }
}

class PreviewedEpisodeResponse {
  /** As EMS Core has it: a UUID, or an integer on older platforms. */
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  metricName!: string;
  /** `high`, `low`, `flat`, `unstable` or `impossible`. */
  direction!: string;
  /** `low`, `medium`, `high` or `critical`. */
  severity!: string;
  /** ISO 8601, UTC. */
  startedAt!: string;
  /** ISO 8601, UTC; null while it goes on. */
  @ApiProperty({ type: String, nullable: true })
  endedAt!: string | null;
  /** Samples at the threshold. */
  samples!: number;
  /** 0..1. */
  peakScore!: number;
  /** ISO 8601, UTC. */
  peakAt!: string;

  static from(episode: PreviewedEpisode): PreviewedEpisodeResponse {
    return {
      assetId: presentAssetId(episode.asset.id),
      assetName: episode.asset.name,
      metricName: episode.metricName,
      direction: episode.direction,
      severity: episode.severity,
      startedAt: episode.startedAt.toISOString(),
      endedAt: episode.endedAt?.toISOString() ?? null,
      samples: episode.nAnomalous,
      peakScore: episode.peakScore,
      peakAt: episode.peakAt.toISOString(),
    };
  }
}

class SeverityCountsResponse {
  low!: number;
  medium!: number;
  high!: number;
  critical!: number;
}

class KeptAndLostResponse {
  /** Would be raised again. */
  kept!: number;
  /** Would not. */
  lost!: number;
}

class RaisedResponse {
  /** That operators confirmed. */
  confirmed!: KeptAndLostResponse;
  /** That operators called false alarms. */
  falseAlarm!: KeptAndLostResponse;
  /** Without feedback. */
  withoutFeedback!: KeptAndLostResponse;
}

export class PreviewResponse {
  /** Always true. */
  success!: boolean;
  /** ISO 8601, UTC. */
  from!: string;
  /** ISO 8601, UTC. */
  until!: string;
  @ApiProperty({ type: String, nullable: true })
  modelVersion!: string | null;
  /** 0..1; null where each series goes by its own threshold. */
  @ApiProperty({ type: Number, nullable: true })
  threshold!: number | null;
  seriesAnalyzed!: number;
  samplesAnalyzed!: number;
  /** Episodes that would have been. */
  totalEpisodes!: number;
  bySeverity!: SeverityCountsResponse;
  /** Newest first; the thousand highest peaks where there are more. */
  episodes!: PreviewedEpisodeResponse[];
  /** The episodes of the range that there really were, the newest 500, missing data aside. */
  raised!: RaisedResponse;

  static from(preview: Preview): PreviewResponse {
    return {
      success: true,
      from: new Date(preview.fromMs).toISOString(),
      until: new Date(preview.untilMs).toISOString(),
      modelVersion: preview.modelVersion,
      threshold: preview.threshold,
      seriesAnalyzed: preview.nSeries,
      samplesAnalyzed: preview.nSamples,
      totalEpisodes: preview.nEpisodes,
      bySeverity: { ...preview.bySeverity },
      episodes: preview.episodes.map((episode) => PreviewedEpisodeResponse.from(episode)),
      raised: {
        confirmed: { ...preview.raised.confirmed },
        falseAlarm: { ...preview.raised.falseAlarm },
        withoutFeedback: { ...preview.raised.withoutFeedback },
      },
    };
  }
}
