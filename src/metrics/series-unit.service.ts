import { Injectable } from '@nestjs/common';
import { MetricSource } from './metric-source.js';
import type { SeriesKey } from './series.js';

const HOUR_MS = 3_600_000;
/** Listing what was posted costs with the time that is looked at, and nearly every series has reported within an hour. */
const LOOK_BACK_HOURS = [1, 24];

/** Knows the unit of a series without reading its history. */
@Injectable()
export class SeriesUnit {
  constructor(private readonly source: MetricSource) {}

  /** @returns undefined where the series has not reported in the day before `untilMs` (epoch milliseconds), or has no unit */
  async find({ assetId, metricName }: SeriesKey, untilMs: number): Promise<string | undefined> {
    for (const hours of LOOK_BACK_HOURS) {
      const listed = await this.source.listSeries([assetId], untilMs - hours * HOUR_MS);
      const series = listed.find((one) => one.metricName === metricName);
      if (series) return series.unit === '' ? undefined : series.unit;
    }
    return undefined;
  }
}
