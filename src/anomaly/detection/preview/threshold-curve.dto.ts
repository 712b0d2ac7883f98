import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, IsAssetId, presentAssetId } from '../../../metrics/index.js';
import { IntegerQuery, MayBeOmitted } from '../../../platform/http/index.js';
import type { CandidateEpisode, RaisedEpisode, ThresholdCurve } from './threshold-curve.js';

export class CurveQuery {
  /** Days to look back. */
  @IntegerQuery({ min: 1, max: 30, default: 7, example: 2 })
  days = 7;

  /** Asset to look at, as EMS Core numbers it; all monitored assets without it. */
  @AssetIdField({ required: false })
  @MayBeOmitted()
  @IsAssetId()
  assetId?: string;
}

class ThresholdRangeResponse {
  lowest!: number;
  /** Included. */
  highest!: number;
}

class CandidateEpisodeResponse {
  /** As EMS Core has it: a UUID, or an integer on older platforms. */
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  metricName!: string;
  /** At the lowest of its thresholds: ISO 8601, UTC. */
  startedAt!: string;
  /** At the lowest of its thresholds: ISO 8601, UTC; null while it goes on. */
  @ApiProperty({ type: String, nullable: true })
  endedAt!: string | null;
  /** 0..1. */
  peakScore!: number;
  /** Thresholds that raise it. */
  raisedAt!: ThresholdRangeResponse;

  static from(episode: CandidateEpisode): CandidateEpisodeResponse {
    const { asset, metricName, startedAt, endedAt, peakScore, raisedAt } = episode;
    return {
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      metricName,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      peakScore,
      raisedAt: { ...raisedAt },
    };
  }
}

class RaisedEpisodeResponse {
  /** UUID. */
  id!: string;
  /** As EMS Core has it: a UUID, or an integer on older platforms. */
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  metricName!: string;
  /** ISO 8601, UTC. */
  startedAt!: string;
  /** 0..1. */
  peakScore!: number;
  /** The newest feedback: `true_positive`, `false_positive` or `unsure`; null without any. */
  @ApiProperty({ type: String, nullable: true })
  feedback!: string | null;
  /** Thresholds at which it would be raised again; at all others it is lost. */
  keptAt!: ThresholdRangeResponse[];

  static from(episode: RaisedEpisode): RaisedEpisodeResponse {
    const { id, asset, metricName, startedAt, peakScore, feedback, keptAt } = episode;
    return {
      id,
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      metricName,
      startedAt: startedAt.toISOString(),
      peakScore,
      feedback: feedback ?? null,
      keptAt: keptAt.map((range) => ({ ...range })),
    };
  }
}

export class ThresholdCurveResponse {
  /** Always true. */
  success!: boolean;
  /** ISO 8601, UTC. */
  from!: string;
  /** ISO 8601, UTC. */
  until!: string;
  @ApiProperty({ type: String, nullable: true })
  modelVersion!: string | null;
  /** Assets with samples in the time. */
  assets!: number;
  seriesAnalyzed!: number;
  samplesAnalyzed!: number;
  /** The thresholds that were tried, 0.5 to 1, a hundredth apart. */
  thresholds!: number[];
  /** Episodes that each of them raises. */
  counts!: number[];
  /** Episodes that would be raised at some of the thresholds, highest peak first; 2000 at most. */
  episodes!: CandidateEpisodeResponse[];
  /** Whether there are more of them, with lower peaks; `counts` has all. */
  episodesTruncated!: boolean;
  /** The episodes of the range that there really were, the newest 500, missing data aside. */
  raised!: RaisedEpisodeResponse[];

  static from(curve: ThresholdCurve): ThresholdCurveResponse {
    return {
      success: true,
      from: new Date(curve.fromMs).toISOString(),
      until: new Date(curve.untilMs).toISOString(),
      modelVersion: curve.modelVersion,
      assets: curve.nAssets,
      seriesAnalyzed: curve.nSeries,
      samplesAnalyzed: curve.nSamples,
      thresholds: [...curve.thresholds],
      counts: [...curve.counts],
      episodes: curve.candidates.map((one) => CandidateEpisodeResponse.from(one)),
      episodesTruncated: curve.isTruncated,
      raised: curve.raised.map((one) => RaisedEpisodeResponse.from(one)),
    };
  }
}
