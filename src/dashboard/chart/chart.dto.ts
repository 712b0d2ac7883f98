import { ApiProperty } from '@nestjs/swagger';
import type { RatedEpisode } from '../../anomaly/index.js';
import { AssetIdField, presentAssetId } from '../../metrics/index.js';
import type { Chart, ShadedTime } from './chart.js';
import type { ChartAnomaly } from './chart-anomalies.js';

/** More digits nobody sees, and they make most of an answer's length. */
const DIGITS = 7;

/** One number or null for each step. */
const COLUMN = { type: 'array', items: { type: 'number', nullable: true } } as const;
const EPOCH_TIMES = { type: 'array', items: { type: 'integer' } } as const;

class ChartAnomalyResponse {
  /** ISO 8601, UTC. */
  timestamp!: string;
  /** Null where the platform does not have the sample any more. */
  @ApiProperty({ type: Number, nullable: true })
  value!: number | null;
  /** 0..1. */
  score!: number;

  static from({ atMs, value, score }: ChartAnomaly): ChartAnomalyResponse {
    return { timestamp: isoTime(atMs), value: Number.isNaN(value) ? null : value, score };
  }
}

class ChartEpisodeResponse {
  /** UUID. */
  id!: string;
  /** ISO 8601, UTC. */
  startedAt!: string;
  /** ISO 8601, UTC; null while it goes on. */
  @ApiProperty({ type: String, nullable: true })
  endedAt!: string | null;
  /** `low`, `medium`, `high` or `critical`. */
  severity!: string;
  /** `high`, `low`, `flat`, `unstable`, `impossible`, or `missing` where the series did not report. */
  direction!: string;
  /** 0..1. */
  peakScore!: number;
  /** The newest feedback: `true_positive`, `false_positive` or `unsure`; null without any. */
  @ApiProperty({ type: String, nullable: true })
  feedback!: string | null;
  reason!: string;

  static from({ episode, feedback }: RatedEpisode): ChartEpisodeResponse {
    const { id, startedAt, endedAt, severity, direction, peakScore, reason } = episode;
    return {
      id,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      severity,
      direction,
      peakScore,
      feedback,
      reason,
    };
  }
}

class ShadedTimeResponse {
  /** `silence`: nothing was announced. `maintenance`: the asset was in maintenance, nothing was announced either. `missing-data`: the series, its asset or the whole platform did not report. */
  kind!: string;
  /** ISO 8601, UTC. */
  from!: string;
  /** ISO 8601, UTC; null while it goes on. */
  @ApiProperty({ type: String, nullable: true })
  until!: string | null;
  reason!: string;

  static from({ kind, fromMs, untilMs, reason }: ShadedTime): ShadedTimeResponse {
    return { kind, from: isoTime(fromMs), until: untilMs === null ? null : isoTime(untilMs), reason };
  }
}

export class ChartResponse {
  /** Always true. */
  success!: boolean;
  /** As EMS Core has it: a UUID, or an integer on older platforms. */
  @AssetIdField()
  assetId!: string | number;
  assetName!: string;
  /** Canonical name. */
  metricName!: string;
  /** As the platform stores it, for instance `percent`; null where it is not known. */
  @ApiProperty({ type: String, nullable: true })
  unit!: string | null;
  /** ISO 8601, UTC. */
  from!: string;
  /** ISO 8601, UTC. */
  until!: string;
  /** Length of a step. */
  stepSeconds!: number;
  /** Whether a step holds more than one sample; otherwise mean, min and max are the sample. */
  isDownsampled!: boolean;
  /** `at-the-time`: what was expected before each sample came. `as-learnt-now`: what is expected at that time of day now, of ranges of more than about 20 000 samples. Null where nothing is known. */
  @ApiProperty({ enum: ['at-the-time', 'as-learnt-now'], nullable: true })
  expectedBasis!: 'at-the-time' | 'as-learnt-now' | null;
  /** Whose expectation it is: the detector's, that of stored forecasts, or the detector's up to `forecastFrom` and forecasts' from there on. Null where nothing is known. */
  @ApiProperty({ enum: ['detector', 'forecast', 'detector-then-forecast'], nullable: true })
  expectedFrom!: 'detector' | 'forecast' | 'detector-then-forecast' | null;
  /** Start of the first step whose expectation is a stored forecast's, ISO 8601, UTC: in the time to come, and in the past where the detector does not know any more what it expected. Null where none is. */
  @ApiProperty({ type: String, nullable: true })
  forecastFrom!: string | null;
  /** Start of each step, epoch milliseconds, a step apart. The first may begin before `from`. */
  @ApiProperty(EPOCH_TIMES)
  times!: number[];
  /** Mean of each step; null where it has no sample, which is a gap. */
  @ApiProperty(COLUMN)
  mean!: (number | null)[];
  /** Lowest value of each step. */
  @ApiProperty(COLUMN)
  min!: (number | null)[];
  /** Highest value of each step. */
  @ApiProperty(COLUMN)
  max!: (number | null)[];
  /** 1 % of what is usual are lower; from `forecastFrom` on 2.5 % of means over an hour. */
  @ApiProperty(COLUMN)
  expectedLow!: (number | null)[];
  /** 50 % are lower. */
  @ApiProperty(COLUMN)
  expectedMedian!: (number | null)[];
  /** 1 % are higher, or 2.5 %. */
  @ApiProperty(COLUMN)
  expectedHigh!: (number | null)[];
  /** Highest stored score of each step, 0..1; null where none is stored. */
  @ApiProperty(COLUMN)
  score!: (number | null)[];
  /** Scores of this series are anomalous from here on now, 0..1. */
  threshold!: number;
  /** The stored anomalies, oldest first; the 500 with the highest scores. */
  anomalies!: ChartAnomalyResponse[];
  /** Whether there were more of them. */
  anomaliesTruncated!: boolean;
  /** Episodes that go on at some time of the range, oldest first; the newest 500. */
  episodes!: ChartEpisodeResponse[];
  /** By their start. */
  shaded!: ShadedTimeResponse[];

  static from(chart: Chart): ChartResponse {
    const { asset, grid } = chart;
    const { startMs, stepMs, nSteps } = grid;
    return {
      success: true,
      assetId: presentAssetId(asset.id),
      assetName: asset.name,
      metricName: chart.metricName,
      unit: chart.unit,
      from: isoTime(chart.fromMs),
      until: isoTime(chart.untilMs),
      stepSeconds: stepMs / 1000,
      isDownsampled: grid.isDownsampled,
      expectedBasis: chart.expectedBasis,
      expectedFrom: expectedFrom(chart),
      forecastFrom: chart.forecastFromMs === undefined ? null : isoTime(chart.forecastFromMs),
      times: Array.from({ length: nSteps }, (_, step) => startMs + step * stepMs),
      mean: grid.isDownsampled ? roundedColumn(chart.mean) : exactColumn(chart.mean),
      min: exactColumn(chart.min),
      max: exactColumn(chart.max),
      expectedLow: roundedColumn(chart.expectedLow),
      expectedMedian: roundedColumn(chart.expectedMedian),
      expectedHigh: roundedColumn(chart.expectedHigh),
      score: roundedColumn(chart.score),
      threshold: chart.threshold,
      anomalies: chart.anomalies.map((one) => ChartAnomalyResponse.from(one)),
      anomaliesTruncated: chart.isTruncated,
      episodes: chart.episodes.map((one) => ChartEpisodeResponse.from(one)),
      shaded: chart.shaded.map((one) => ShadedTimeResponse.from(one)),
    };
  }
}

function expectedFrom({ forecastFromMs, hasDetector }: Chart): ChartResponse['expectedFrom'] {
  if (forecastFromMs === undefined) return hasDetector ? 'detector' : null;
  return hasDetector ? 'detector-then-forecast' : 'forecast';
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

function exactColumn(column: Float64Array): (number | null)[] {
  return Array.from(column, (value) => (Number.isNaN(value) ? null : value));
}

function roundedColumn(column: Float64Array): (number | null)[] {
  return Array.from(column, (value) => (Number.isNaN(value) ? null : Number(value.toPrecision(DIGITS))));
}
