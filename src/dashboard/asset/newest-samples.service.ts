import { Injectable } from '@nestjs/common';
import { MetricSource, type Series } from '../../metrics/index.js';
import { Clock } from '../../platform/clock/index.js';
import { DomainError } from '../../platform/errors/index.js';

/** What is older is no news on a page of what is now. */
const LOOKBACK_MS = 86_400_000;

/** The newest sample of a series. */
export interface NewestSample {
  readonly unit: string;
  readonly at: Date;
  readonly value: number;
}

/** Reads the newest value of each metric of an asset. */
@Injectable()
export class NewestSamples {
  constructor(
    private readonly source: MetricSource,
    private readonly clock: Clock,
  ) {}

  /** @returns those of the last day, by metric; none while the platform is away or has nothing read yet */
  async read(assetId: string): Promise<ReadonlyMap<string, NewestSample>> {
    try {
      return await this.readAll(assetId, this.clock.now().getTime());
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unavailable') return new Map();
      throw error;
    }
  }

  private async readAll(assetId: string, nowMs: number): Promise<ReadonlyMap<string, NewestSample>> {
    const series = await this.source.listSeries([assetId], nowMs - LOOKBACK_MS);
    const ranges = series.map(({ metricName }) => ({
      assetId,
      metricName,
      afterMs: nowMs - LOOKBACK_MS,
      untilMs: nowMs,
    }));
    const histories = await this.source.readSamples(ranges, { purpose: 'request', limit: 1, keep: 'newest' });
    const units = new Map(series.map(({ metricName, unit }: Series) => [metricName, unit]));
    return new Map(
      histories.flatMap(({ metricName, samples: { timestamps, values } }) => {
        const [atMs, value] = [timestamps.at(-1), values.at(-1)];
        if (atMs === undefined || value === undefined) return [];
        return [[metricName, { unit: units.get(metricName) ?? '', at: new Date(atMs), value }]];
      }),
    );
  }
}
