import { Injectable } from '@nestjs/common';
import { SilencedTimes } from '../../alerting/index.js';
import {
  ALL_METRICS,
  CollectionWatch,
  describeOutage,
  MaintenanceTimes,
  MISSING_DATA,
  type RatedEpisode,
  SeriesEpisodes,
} from '../../anomaly/index.js';
import type { SeriesKey } from '../../metrics/index.js';
import type { ShadedTime } from './chart.js';

/** Finds the times in which a series was silent, silenced, or its asset in maintenance. */
@Injectable()
export class ShadedTimes {
  constructor(
    private readonly silences: SilencedTimes,
    private readonly episodes: SeriesEpisodes,
    private readonly collection: CollectionWatch,
    private readonly maintenance: MaintenanceTimes,
  ) {}

  /** @param episodes - of the series in the range @returns by their start */
  async during(
    series: SeriesKey,
    episodes: readonly RatedEpisode[],
    { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
  ): Promise<readonly ShadedTime[]> {
    const [from, until] = [new Date(fromMs), new Date(untilMs)];
    const [silenced, ofAsset, outages, maintained] = await Promise.all([
      this.silences.during(series, fromMs, untilMs),
      this.episodes.during({ ...series, metricName: ALL_METRICS }, from, until),
      this.collection.during(from, until),
      this.maintenance.findDuring([series.assetId], from, until),
    ]);
    const shaded: readonly ShadedTime[] = [
      ...silenced.map((one): ShadedTime => ({ ...one, kind: 'silence', untilMs: one.untilMs ?? null })),
      ...[...episodes, ...ofAsset].flatMap(missingData),
      ...outages.map((outage): ShadedTime => {
        const { startedAt, endedAt } = outage;
        return missing(startedAt, endedAt, describeOutage(outage));
      }),
      ...maintained.map(({ startedAt, endedAt }): ShadedTime => {
        const range = { fromMs: startedAt.getTime(), untilMs: endedAt?.getTime() ?? null };
        return { kind: 'maintenance', ...range, reason: 'EMS Core has the asset in maintenance' };
      }),
    ];
    return shaded.toSorted((a, b) => a.fromMs - b.fromMs);
  }
}

function missingData({ episode }: RatedEpisode): readonly ShadedTime[] {
  const { direction, startedAt, endedAt, reason } = episode;
  return direction === MISSING_DATA ? [missing(startedAt, endedAt, reason)] : [];
}

function missing(from: Date, until: Date | null, reason: string): ShadedTime {
  return { kind: 'missing-data', fromMs: from.getTime(), untilMs: until?.getTime() ?? null, reason };
}
