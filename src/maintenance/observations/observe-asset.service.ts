import { Injectable } from '@nestjs/common';
import type { Asset, Series } from '../../metrics/index.js';
import { DAY_MS, dayOf } from '../day.js';
import { darkStretches, type Reporting } from './dark-stretches.js';
import type { LevelDay } from './day-features.js';
import type { Observation, ObservedAsset } from './observation.js';
import { ObservationWriter } from './observation-writer.service.js';
import { type AssetDays, ReadAssetDays } from './read-asset-days.service.js';
import type { EventCounts } from './read-asset-events.service.js';

/** As many as hold a sample each thirty seconds; more where it is known to report less often. */
const DAYS_PER_READ = 7;
const USUAL_INTERVAL_MS = 30_000;
/** Half a year of a hundred metrics, four times a day, are 70 000 samples. */
const MOST_DAYS_PER_READ = 200;
const IS_UPTIME = /uptime/i;

/** An asset that is to be looked at, and what was counted of it. */
export interface ObserveTask {
  readonly asset: Asset;
  readonly series: readonly Series[];
  readonly counts: EventCounts;
  /** Undefined where it is looked at for the first time. */
  readonly before: ObservedAsset | undefined;
  readonly fromDay: number;
  readonly nowMs: number;
}

interface Part {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Who predicts waits for it: it has the last 24 hours. */
  readonly isLast: boolean;
}

/** Looks at the new days of one asset, and at the last 24 hours. */
@Injectable()
export class ObserveAsset {
  constructor(
    private readonly days: ReadAssetDays,
    private readonly writer: ObservationWriter,
  ) {}

  /** @param signal - ends it after the part in hand, which is stored */
  async observe(task: ObserveTask, signal: AbortSignal): Promise<void> {
    let reporting: Reporting = task.before ?? { lastSampleAt: null, intervalMs: null };
    let fromMs = Math.min(task.fromDay, dayOf(task.nowMs) - 1) * DAY_MS;
    while (fromMs < task.nowMs && !signal.aborted) {
      const part = partFrom(fromMs, task.nowMs, reporting);
      const read = await this.days.read(task.series, part.fromMs, part.untilMs);
      reporting = await this.store(task, read, { part, reporting });
      fromMs = part.untilMs;
    }
  }

  private async store(
    task: ObserveTask,
    read: AssetDays,
    { part, reporting }: { readonly part: Part; readonly reporting: Reporting },
  ): Promise<Reporting> {
    const { asset, counts, nowMs } = task;
    const { id: assetId, status, inventory } = asset;
    const isOffline = part.isLast && status === 'offline';
    const looked = { before: reporting, nowMs: part.untilMs, isOffline };
    const { times, after } = darkStretches(assetId, read.slots, looked);
    const today = dayOf(nowMs);
    const whole = [...read.days].filter(([day]) => day < today);
    const observations = whole.map(([day, metrics]) =>
      toObservation({ assetId, day, isWhole: true }, metrics, counts),
    );
    if (part.isLast && read.recent.size > 0)
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
      observed: { assetId, ...after, untilDay: dayOf(part.untilMs), observedAt: observedAt(task, part) },
    });
    return after;
  }
}

/** The last part has the last 24 hours whole. */
function partFrom(fromMs: number, nowMs: number, { intervalMs }: Reporting): Part {
  const times = (intervalMs ?? 0) / USUAL_INTERVAL_MS;
  const nDays = Math.min(MOST_DAYS_PER_READ, Math.max(DAYS_PER_READ, Math.floor(DAYS_PER_READ * times)));
  const untilMs = fromMs + nDays * DAY_MS;
  const isLast = nowMs - untilMs < 2 * DAY_MS;
  return { fromMs, untilMs: isLast ? nowMs : untilMs, isLast };
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

function observedAt({ before, nowMs }: ObserveTask, { untilMs, isLast }: Part): Date {
  return isLast ? new Date(nowMs) : (before?.observedAt ?? new Date(untilMs));
}
