import { ApiProperty } from '@nestjs/swagger';
import { presentAssetId } from '../../../metrics/index.js';
import { rounded } from '../../rounded.js';
import { ANSWERS, type Answer } from '../answers/capacity-answer.js';
import type { CapacityItem } from '../answers/capacity-item.js';
import { GROUP_KINDS, type SubjectKind } from '../levels/busy-row.js';
import { LIMIT_SOURCES, type LimitSource } from '../limits/series-limit.js';
import { LevelReachedResponse } from './level-reached.dto.js';

const METHOD = 'busy-level-trend';
const METHOD_VERSION = 1;
const NO_ORIGINS = 'Too short a history to have been wrong before';

class TrendAccuracyResponse {
  /** Earlier times from which the same was said, and then compared with what came. */
  origins!: number;
  /** Days ahead that were compared. */
  leadDays!: number;
  /** Mean error of the level, in the metric's unit; null without origins. */
  @ApiProperty({ type: Number, nullable: true })
  meanAbsoluteError!: number | null;
  /** Why there is none; null where there is one. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  static from({ trend }: CapacityItem['row']): TrendAccuracyResponse {
    const { nOrigins, leadDays, meanAbsoluteError } = trend?.backtest ?? {
      nOrigins: 0,
      leadDays: 0,
      meanAbsoluteError: null,
    };
    const reason = nOrigins === 0 ? NO_ORIGINS : null;
    return { origins: nOrigins, leadDays, meanAbsoluteError: orNull(meanAbsoluteError), reason };
  }
}

export class CapacityItemResponse {
  /** One asset, all assets of a type, location or tag added up, or assets that were chosen. */
  @ApiProperty({ enum: [...GROUP_KINDS, 'assets'] })
  kind!: SubjectKind;
  /** Name of the asset, or what the assets have in common. */
  name!: string;
  /** Null for a group. */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }], nullable: true })
  assetId!: string | number | null;
  @ApiProperty({ type: String, nullable: true })
  assetName!: string | null;
  metricName!: string;
  /** As the platform stores it; null where it is not known. */
  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;
  /** Series that are added up; 1 for an asset. */
  series!: number;
  /** In the metric's unit; null where none is known. */
  @ApiProperty({ type: Number, nullable: true })
  limit!: number | null;
  /** What it is known from: METRIC_POLICIES, the speed of links, or that the metric is a share. */
  @ApiProperty({ type: String, enum: LIMIT_SOURCES, nullable: true })
  limitSource!: LimitSource | null;
  @ApiProperty({ type: String, nullable: true })
  limitReason!: string | null;
  /** Busy level now, by the trend: the 95th percentile of a day; null where nothing is known. */
  @ApiProperty({ type: Number, nullable: true })
  level!: number | null;
  /** The level in percent of the limit. */
  @ApiProperty({ type: Number, nullable: true })
  utilizationPercent!: number | null;
  /** In the metric's unit per 30 days; 0 without a trend, null where history is too short for one. */
  @ApiProperty({ type: Number, nullable: true })
  growthPerMonth!: number | null;
  /** The same in percent of the level. */
  @ApiProperty({ type: Number, nullable: true })
  growthPercentPerMonth!: number | null;
  /** Days on which level or growth changed, oldest first; the growth said is that since the last of them. ISO 8601, UTC: when the local day begins. */
  trendChanges!: string[];
  /** What is said of the whole limit. */
  @ApiProperty({ enum: ANSWERS })
  answer!: Answer;
  /** Why there is no date; null where there is one. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** When 80 % of the limit are reached. */
  at80!: LevelReachedResponse;
  /** When the limit is reached. */
  at100!: LevelReachedResponse;
  /** Of reaching the limit by the horizon, 0..1; null where nothing can be said. */
  @ApiProperty({ type: Number, nullable: true })
  probability!: number | null;
  /** The limit that lasts until the horizon nine times in ten, in the metric's unit: for a share, in percent of what there is. Null where none can be named. */
  @ApiProperty({ type: Number, nullable: true })
  recommendedSize!: number | null;
  /** The same as a multiple of the limit. */
  @ApiProperty({ type: Number, nullable: true })
  recommendedFactor!: number | null;
  /** Why there is no recommended size: too little is known of the trend for the horizon. Null where there is one. */
  @ApiProperty({ type: String, nullable: true })
  recommendedSizeReason!: string | null;
  /** Days with a known level. */
  historyDays!: number;
  /** How good the same method has been on this history. */
  accuracy!: TrendAccuracyResponse;
  /** When the levels were read that it is said from: ISO 8601, UTC. */
  madeAt!: string;
  /** @example busy-level-trend */
  method!: string;
  methodVersion!: number;
  /** One sentence. */
  summary!: string;

  static from({ row, answer, title, summary }: CapacityItem): CapacityItemResponse {
    const { limit, level, growthPerMonth, recommended } = answer;
    const isAsset = row.kind === 'asset';
    const at100 = LevelReachedResponse.from(answer.at100);
    return {
      kind: row.kind,
      name: title,
      assetId: isAsset ? presentAssetId(row.name) : null,
      assetName: isAsset ? title : null,
      metricName: row.metricName,
      unit: row.unit === '' ? null : row.unit,
      series: row.assetIds.length,
      limit: orNull(limit),
      limitSource: row.limitSource,
      limitReason: row.limitReason,
      level: orNull(level),
      utilizationPercent: ratio(level, limit, 100),
      growthPerMonth: orNull(growthPerMonth),
      growthPercentPerMonth: ratio(growthPerMonth, level, 100),
      trendChanges: answer.changesMs.map((ms) => new Date(ms).toISOString()),
      answer: answer.answer,
      reason: answer.reason,
      at80: LevelReachedResponse.from(answer.at80),
      at100,
      probability: at100.probability,
      recommendedSize: orNull(recommended.size),
      recommendedFactor: ratio(recommended.size, limit, 1),
      recommendedSizeReason: recommended.reason,
      historyDays: row.levels.reduce((days, one) => days + Number(!Number.isNaN(one)), 0),
      accuracy: TrendAccuracyResponse.from(row),
      madeAt: row.computedAt.toISOString(),
      method: METHOD,
      methodVersion: METHOD_VERSION,
      summary,
    };
  }
}

function orNull(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : rounded(value);
}

function ratio(part: number | null, whole: number | null, factor: number): number | null {
  return part === null || whole === null || whole <= 0 ? null : orNull((part / whole) * factor);
}
