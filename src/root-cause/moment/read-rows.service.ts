import { Inject, Injectable } from '@nestjs/common';
import { MetricPolicies, MetricSource, type ReadPurpose, type Series } from '../../metrics/index.js';
import { isReading, type ReadSeries, type SeriesSamples } from '../../ml/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';

const HOUR_MS = 3_600_000;
/** Held in memory for one analysis: 6 MB. */
const MOST_ROWS = 400_000;
/** A poll every thirty seconds. */
const ROWS_AN_HOUR = 120;
/** What is usual is learnt from a day where there is room for it. */
const [LEAST_HOURS, MOST_HOURS] = [2, 24];
const MOST_ROWS_OF_SERIES = 3_600;

/** When to look: from before anything was wrong until shortly after the moment, epoch milliseconds. */
export interface LookAt {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The rows of one series of an asset. */
export interface SeriesRows
  extends Pick<Series, 'assetId' | 'metricName'>, Pick<ReadSeries, 'recent' | 'before'> {}

export interface Rows {
  readonly series: readonly SeriesRows[];
  readonly nRows: number;
  /** Hours before, from which is learnt what is usual. */
  readonly usualHours: number;
}

/** Reads what assets measured around a moment, and in the hours before it. */
@Injectable()
export class ReadRows {
  private readonly policies: MetricPolicies;

  constructor(
    private readonly source: MetricSource,
    @Inject(SERVICE_CONFIG) { detection }: Pick<ServiceConfig, 'detection'>,
  ) {
    this.policies = new MetricPolicies(detection.policies);
  }

  /** The more series there are, the fewer hours before are read. */
  async read(assetIds: readonly string[], { fromMs, untilMs }: LookAt, purpose: ReadPurpose): Promise<Rows> {
    const listed = await this.source.listSeries(assetIds, fromMs - MOST_HOURS * HOUR_MS);
    const usualHours = hoursFor(listed.length, (untilMs - fromMs) / HOUR_MS);
    const afterMs = fromMs - usualHours * HOUR_MS;
    const histories = await this.source.readSamples(
      listed.map(({ assetId, metricName }) => ({ assetId, metricName, afterMs, untilMs })),
      { purpose, limit: MOST_ROWS_OF_SERIES, keep: 'newest' },
    );
    const series = histories.map(({ assetId, metricName, samples }) => {
      const { timestamps, values } = this.readingsOf(metricName, samples);
      const split = timestamps.findIndex((at) => at > fromMs);
      const at = split < 0 ? timestamps.length : split;
      return {
        assetId,
        metricName,
        before: { timestamps: timestamps.slice(0, at), values: values.slice(0, at) },
        recent: { timestamps: timestamps.slice(at), values: values.slice(at) },
      };
    });
    const nRows = series.reduce((sum, one) => sum + one.before.values.length + one.recent.values.length, 0);
    return { series: series.filter(hasRows), nRows, usualHours };
  }

  /** Codes and impossible values say nothing of how a metric is. */
  private readingsOf(metricName: string, { timestamps, values }: SeriesSamples): SeriesSamples {
    const policy = this.policies.of(metricName);
    const isGood = (value: number): boolean => Number.isFinite(value) && isReading(value, policy);
    return {
      timestamps: timestamps.filter((_, k) => isGood(values[k] ?? NaN)),
      values: values.filter(isGood),
    };
  }
}

function hoursFor(nSeries: number, recentHours: number): number {
  const affordable = MOST_ROWS / (ROWS_AN_HOUR * Math.max(1, nSeries)) - recentHours;
  return Math.round(Math.min(MOST_HOURS, Math.max(LEAST_HOURS, affordable)));
}

function hasRows({ before, recent }: SeriesRows): boolean {
  return before.values.length + recent.values.length > 0;
}
