import { Injectable } from '@nestjs/common';
import { EpisodeDays } from '../../anomaly/index.js';
import { Installation } from '../../platform/database/index.js';
import { AssetEvents } from '../failures/asset-events.repository.js';
import { DAY_MS, dayOf } from '../day.js';

/** What was counted of assets, by day. */
export interface EventCounts {
  /** Null before anything was scored. */
  readonly episodes: (assetId: string, day: number, metricName?: string) => number | null;
  /** Null where the platform has no table of events. */
  readonly errors: (assetId: string, day: number) => number | null;
  readonly hardware: (assetId: string, day: number) => number | null;
}

/** Counts episodes and events of the platform, day by day. */
@Injectable()
export class ReadAssetEvents {
  constructor(
    private readonly episodes: EpisodeDays,
    private readonly events: AssetEvents,
    private readonly installation: Installation,
  ) {}

  async read(assetIds: readonly string[], sinceDay: number): Promise<EventCounts> {
    const sinceMs = sinceDay * DAY_MS;
    const [episodes, events, firstStart] = await Promise.all([
      this.episodes.countSince(assetIds, new Date(sinceMs)),
      this.events.countSince(assetIds, sinceMs),
      this.installation.firstStartedAt(),
    ]);
    const scoredFrom = dayOf(firstStart.getTime());
    const byMetric = new Map<string, number>();
    const byDay = new Map<string, number>();
    for (const { assetId, metricName, day, nEpisodes } of episodes) {
      byMetric.set(keyOf(assetId, day, metricName), nEpisodes);
      byDay.set(keyOf(assetId, day), (byDay.get(keyOf(assetId, day)) ?? 0) + nEpisodes);
    }
    const eventsOf = new Map(events?.map((one) => [keyOf(one.assetId, one.day), one]));
    return {
      episodes: (assetId, day, metricName) =>
        day < scoredFrom
          ? null
          : ((metricName === undefined ? byDay : byMetric).get(keyOf(assetId, day, metricName)) ?? 0),
      errors: (assetId, day) => (events ? (eventsOf.get(keyOf(assetId, day))?.nErrors ?? 0) : null),
      hardware: (assetId, day) => (events ? (eventsOf.get(keyOf(assetId, day))?.nHardware ?? 0) : null),
    };
  }
}

function keyOf(assetId: string, day: number, metricName = ''): string {
  return `${assetId}/${day}/${metricName}`;
}
