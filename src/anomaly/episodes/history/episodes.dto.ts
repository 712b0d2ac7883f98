import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { AssetIdField, IsAssetId, MetricQuery, presentAssetId } from '../../../metrics/index.js';
import { IntegerQuery, MayBeOmitted } from '../../../platform/http/index.js';
import type { EpisodePage, JudgedEpisode } from './episode-history.service.js';
import type { VerdictEffect } from '../feedback/give-feedback.service.js';
import { type StoredVerdict, type Verdict, VERDICTS } from '../feedback/feedback.js';
import { VerdictCountsResponse } from '../feedback/feedback-counts.dto.js';

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

export class VerdictRequest {
  /** Whether the episode was an incident: true, false, or `unsure`, which counts nothing and so undoes. */
  @ApiProperty({
    oneOf: [{ type: 'boolean' }, { type: 'string', enum: [...VERDICTS] }],
    example: 'unsure',
  })
  @IsIn([true, false, ...VERDICTS], { message: 'verdict must be true, false or "unsure"' })
  verdict!: boolean | string;

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
  /** The verdict to try: `true`, `false` or `unsure`. */
  @ApiProperty({ enum: VERDICTS, example: 'false' })
  @IsIn(VERDICTS)
  verdict!: Verdict;
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
  /** First sample of the unbroken run that led to the bar: ISO 8601, UTC. */
  startedAt!: string;
  /** Last sample of the episode so far: ISO 8601, UTC. */
  lastAnomalousAt!: string;
  /** ISO 8601, UTC; null while it is open. */
  @ApiProperty({ type: String, nullable: true })
  endedAt!: string | null;
  /** Samples whose score reached the bar, 0 or more. */
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
  /** The severity EMS Core was told last; null where it was told nothing. */
  @ApiProperty({ type: String, nullable: true })
  announcedSeverity!: string | null;
  /** The newest verdict: `true`, `false` or `unsure`; null without one. */
  @ApiProperty({ type: String, nullable: true })
  verdict!: string | null;
  /** Note of the newest verdict. */
  @ApiProperty({ type: String, nullable: true })
  verdictNote!: string | null;
  /** When it was judged last: ISO 8601, UTC; null where it was not. */
  @ApiProperty({ type: String, nullable: true })
  judgedAt!: string | null;

  static from({ episode, assetName, verdicts: [newest] }: JudgedEpisode): EpisodeResponse {
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
      verdict: newest?.verdict ?? null,
      verdictNote: newest?.note ?? null,
      judgedAt: newest?.judgedAt.toISOString() ?? null,
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

export class VerdictResponse {
  /** `true`, `false` or `unsure`. */
  verdict!: string;
  @ApiProperty({ type: String, nullable: true })
  note!: string | null;
  /** ISO 8601, UTC. */
  judgedAt!: string;

  static from({ verdict, note, judgedAt }: StoredVerdict): VerdictResponse {
    return { verdict, note, judgedAt: judgedAt.toISOString() };
  }
}

export class EpisodeDetailResponse {
  /** Always true. */
  success!: boolean;
  episode!: EpisodeResponse;
  /** Everything that was said of it, newest first; the first one counts. */
  verdicts!: VerdictResponse[];

  static from(judged: JudgedEpisode): EpisodeDetailResponse {
    const verdicts = judged.verdicts.map((one) => VerdictResponse.from(one));
    return { success: true, episode: EpisodeResponse.from(judged), verdicts };
  }
}

export class VerdictEffectResponse {
  /** Always true. */
  success!: boolean;
  /** UUID. */
  episodeId!: string;
  /** `true`, `false` or `unsure`. */
  verdict!: string;
  /** Whether the verdict is stored; a preview stores nothing. */
  stored!: boolean;
  /** 0..1, score from which the series was anomalous. */
  barBefore!: number;
  /** 0..1, the same with the verdict: the threshold + 0.04 × (false − true), at most 0.2 above the threshold. */
  barAfter!: number;
  /** Episodes of the series judged in the last 90 days, with the verdict. */
  verdicts!: VerdictCountsResponse;
  /** Episodes of the series in the last 30 days whose peak score stays below the bar after: 0 or more. */
  removed!: number;
  /** Episodes of the series in the last 30 days whose peak score reaches it: 0 or more. */
  kept!: number;

  static from(effect: VerdictEffect, stored: boolean): VerdictEffectResponse {
    const { episodeId, verdict, barBefore, barAfter, verdicts, nRemoved, nKept } = effect;
    const counts = { ...verdicts };
    return {
      success: true,
      episodeId,
      verdict,
      stored,
      barBefore,
      barAfter,
      verdicts: counts,
      removed: nRemoved,
      kept: nKept,
    };
  }
}
