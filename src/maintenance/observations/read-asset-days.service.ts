import { setImmediate as turn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { MetricPolicies, MetricSource, type Series } from '../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { DAY_MS } from '../day.js';
import { dayFeatures, foldValues, type LevelDay } from './day-features.js';
import { reportSlots } from './dark-stretches.js';

/** Of a week, a sample each thirty seconds. */
const SAMPLES_PER_SERIES = 20_160;

/** Days of an asset by metric, and when anything came from it. */
export interface AssetDays {
  readonly days: ReadonlyMap<number, ReadonlyMap<string, LevelDay>>;
  /** The last 24 hours up to the end of the range. */
  readonly recent: ReadonlyMap<string, LevelDay>;
  readonly slots: readonly number[];
}

/** Reads samples of an asset as days. */
@Injectable()
export class ReadAssetDays {
  private readonly policies: MetricPolicies;

  constructor(
    private readonly source: MetricSource,
    @Inject(SERVICE_CONFIG) { detection }: Pick<ServiceConfig, 'detection'>,
  ) {
    this.policies = new MetricPolicies(detection.policies);
  }

  listSeries(assetIds: readonly string[], sinceMs: number): Promise<readonly Series[]> {
    return this.source.listSeries(assetIds, sinceMs);
  }

  /** @param fromMs - what is beyond the newest 20 160 samples of a series is not read */
  async read(series: readonly Series[], fromMs: number, untilMs: number): Promise<AssetDays> {
    const ranges = series.map(({ assetId, metricName }) => {
      return { assetId, metricName, afterMs: fromMs - 1, untilMs: untilMs - 1 };
    });
    const options = { purpose: 'training', limit: SAMPLES_PER_SERIES, keep: 'newest' } as const;
    const histories = await this.source.readSamples(ranges, options);
    const days = new Map<number, Map<string, LevelDay>>();
    const recent = new Map<string, LevelDay>();
    for (const { metricName, samples } of histories) {
      const policy = this.policies.of(metricName);
      for (const [day, found] of dayFeatures(samples, policy)) {
        const ofDay = days.get(day) ?? new Map<string, LevelDay>();
        days.set(day, ofDay.set(metricName, found));
      }
      const first = samples.timestamps.findIndex((ms) => ms >= untilMs - DAY_MS);
      const last = first < 0 ? undefined : foldValues(samples.values.slice(first), policy);
      if (last !== undefined) recent.set(metricName, last);
      // Sorting the values of a week takes milliseconds.
      await turn();
    }
    return { days, recent, slots: reportSlots(histories.map(({ samples }) => samples.timestamps)) };
  }
}
