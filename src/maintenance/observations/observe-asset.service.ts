import { Injectable } from '@nestjs/common';
import type { Asset, Series } from '../../metrics/index.js';
import { DAY_MS, dayOf } from '../day.js';
import { darkStretches, type Reporting } from './dark-stretches.js';
import type { LevelDay } from './day-features.js';
import type { Observation, ObservedAsset } from './observation.js';
import { ObservationWriter } from './observation-writer.service.js';
import { type AssetDays, ReadAssetDays } from './read-asset-days.service.js';
import type { EventCounts } from './read-asset-events.service.js';

const DAYS_PER_READ = 7;
const IS_UPTIME = /uptime/i;

/** An asset that is to be looked at, and what was counted of it. */
export interface ObserveTask {
  readonly asset: Asset;
  readonly series: readonly Series[];
  readonly counts: EventCounts;
  /** Undefined where it was not looked at before. */
  readonly before: ObservedAsset | undefined;
  readonly fromDay: number;
  readonly nowMs: number;
}

interface Part {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Looks at the days of one asset that were not looked at yet, and at the last 24 hours. */
@Injectable()
export class ObserveAsset {
  constructor(
    private readonly days: ReadAssetDays,
    private readonly writer: ObservationWriter,
  ) {}

  /** @param signal - ends it after the week in hand, which is stored */
  async observe(task: ObserveTask, signal: AbortSignal): Promise<void> {
    let reporting: Reporting = task.before ?? { lastSampleAt: null, intervalMs: null };
    for (const part of partsOf(task)) {
      if (signal.aborted) return;
      const read = await this.days.read(task.series, part.fromMs, part.untilMs);
      reporting = await this.store(task, read, { part, reporting });
    }
  }

  private async store(
    { asset, counts, nowMs }: ObserveTask,
    read: AssetDays,
    { part, reporting }: { readonly part: Part; readonly reporting: Reporting },
  ): Promise<Reporting> {
    const { id: assetId, status, inventory } = asset;
    const isLast = part.untilMs === nowMs;
    const isOffline = isLast && status === 'offline';
    const looked = { before: reporting, nowMs: part.untilMs, isOffline };
    const { times, after } = darkStretches(assetId, read.slots, looked);
    const today = dayOf(nowMs);
    const whole = [...read.days].filter(([day]) => day < today);
    const observations = whole.map(([day, metrics]) =>
      toObservation({ assetId, day, isWhole: true }, metrics, counts),
    );
    if (isLast && read.recent.size > 0)
      observations.push(toObservation({ assetId, day: today, isWhole: false }, read.recent, counts));
    const installedMs = inventory?.installedAtMs ?? null;
    await this.writer.write({
      observations,
      times,
      unit: {
        assetId,
        seenAt: new Date(nowMs),
        serialNumber: inventory?.serialNumber ?? null,
        installedAt: installedMs === null ? null : new Date(installedMs),
      },
      observed: { assetId, ...after, untilDay: dayOf(part.untilMs), observedAt: new Date(nowMs) },
    });
    return after;
  }
}

/** Weeks, the last of which has the last 24 hours whole. */
function partsOf({ fromDay, nowMs }: ObserveTask): readonly Part[] {
  const parts: Part[] = [];
  const firstMs = Math.min(fromDay, dayOf(nowMs) - 1) * DAY_MS;
  for (let fromMs = firstMs; fromMs < nowMs;) {
    const next = fromMs + DAYS_PER_READ * DAY_MS;
    const untilMs = nowMs - next < 2 * DAY_MS ? nowMs : next;
    parts.push({ fromMs, untilMs });
    fromMs = untilMs;
  }
  return parts;
}

function toObservation(
  key: Pick<Observation, 'assetId' | 'day' | 'isWhole'>,
  metrics: ReadonlyMap<string, LevelDay>,
  counts: EventCounts,
): Observation {
  const { assetId, day } = key;
  const uptimes = [...metrics].filter(([name]) => IS_UPTIME.test(name));
  return {
    ...key,
    metrics: new Map(
      [...metrics].map(([name, { level, spread }]) => [
        name,
        { level, spread, episodes: counts.episodes(assetId, day, name) },
      ]),
    ),
    asset: {
      errors: counts.errors(assetId, day),
      hardware: counts.hardware(assetId, day),
      restarts: uptimes.length === 0 ? null : uptimes.reduce((sum, [, { nFalls }]) => sum + nFalls, 0),
      episodes: counts.episodes(assetId, day),
    },
  };
}
