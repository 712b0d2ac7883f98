import { Inject, Injectable } from '@nestjs/common';
import {
  AssetDirectory,
  MetricPolicies,
  MetricSource,
  type Series,
  seriesId,
} from '../../../metrics/index.js';
import { LocalClock, type MetricPolicy } from '../../../ml/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { linkCapacities } from '../limits/link-capacity.js';
import { limitOf, type SeriesLimit } from '../limits/series-limit.js';
import { BusyLevels, type LastReading } from './busy-levels.repository.js';

const DAY_MS = 86_400_000;
/** A series that has not reported for so long has ended. */
const LOOK_BACK_MS = 7 * DAY_MS;
const EMPTY_AGAIN_MS = 6 * 3_600_000;
const ASSETS_PER_LISTING = 200;

/** A series whose levels are to be brought up to date. */
export interface DueSeries extends Series {
  readonly timeZone: string;
  readonly policy: MetricPolicy | undefined;
  /** Undefined where none is known: then nothing is read. */
  readonly limit: SeriesLimit | undefined;
}

/** Knows which series have not been looked at today, and what their limits are. */
@Injectable()
export class DueSeriesFinder {
  private readonly policies: MetricPolicies;

  constructor(
    private readonly source: MetricSource,
    private readonly directory: AssetDirectory,
    private readonly levels: BusyLevels,
    @Inject(SERVICE_CONFIG) { detection }: Pick<ServiceConfig, 'detection'>,
  ) {
    this.policies = new MetricPolicies(detection.policies);
  }

  /** @returns those of monitored assets whose levels are of an earlier local day */
  async find(nowMs: number): Promise<readonly DueSeries[]> {
    const assets = await this.directory.listMonitored();
    const readings = await this.levels.findReadings();
    const seen = new Map(readings.map((reading) => [seriesId(reading), reading]));
    const links = linkCapacities((await this.source.listLinks()) ?? []);
    const found: DueSeries[] = [];
    for (let at = 0; at < assets.length; at += ASSETS_PER_LISTING) {
      const some = new Map(
        assets.slice(at, at + ASSETS_PER_LISTING).map(({ id, timeZone }) => [id, timeZone]),
      );
      for (const series of await this.source.listSeries([...some.keys()], nowMs - LOOK_BACK_MS)) {
        const timeZone = some.get(series.assetId) ?? 'UTC';
        const last = seen.get(seriesId(series));
        if (last && !isDue(last, { nowMs, timeZone })) continue;
        const policy = this.policies.of(series.metricName);
        const limit = limitOf({ ...series, policy, link: links.get(series.assetId) });
        found.push({ ...series, timeZone, policy, limit });
      }
    }
    return found;
  }
}

/** On another local day; sooner where there was nothing: over the REST API samples come little by little. */
function isDue(
  { computedMs, isEmpty }: LastReading,
  { nowMs, timeZone }: { readonly nowMs: number; readonly timeZone: string },
): boolean {
  const clock = LocalClock.of(timeZone);
  const isOtherDay =
    Math.floor(clock.localTime(computedMs) / DAY_MS) < Math.floor(clock.localTime(nowMs) / DAY_MS);
  return isOtherDay || (isEmpty && nowMs - computedMs > EMPTY_AGAIN_MS);
}
