import { Injectable } from '@nestjs/common';
import { AssetSituations, MAINTENANCE } from '../../../anomaly/index.js';
import { MetricSource } from '../../../metrics/index.js';
import { isForAll, matches, type Silence } from '../../silences/silence.js';
import { SilenceRepository } from '../../silences/silence.repository.js';
import type { NamedSilence, SignalGrouper } from '../../grouping/signal-grouper.js';

const HOUR_MS = 3_600_000;
/** A silence is set again long before this has passed. */
const AHEAD_MS = 24 * HOUR_MS;
/** Begins of one silence within a day that are looked at. */
const MOST_BEGINS = 100;
/** While an asset is in maintenance, for so long at a time; it is asked about at each look. */
const MAINTENANCE_MS = 2 * HOUR_MS;
/** Entities whose maintenance and answers are looked at. */
const MOST_ENTITIES = 1_000;

/** An entity with an alarm that may be suppressed. */
export interface WatchedEntity {
  readonly entityId: string;
  /** It does not answer, so that it matters whether what it depends on does. */
  readonly isDown: boolean;
}

/** Says the groups what else decides what is announced: silences, maintenance, and who answers. All of it in one place. */
@Injectable()
export class Surroundings {
  constructor(
    private readonly silences: SilenceRepository,
    private readonly assets: MetricSource,
    private readonly situations: AssetSituations,
  ) {}

  feed(grouper: SignalGrouper, watched: readonly WatchedEntity[], now: Date): Promise<void> {
    return this.feedSince(grouper, watched, now, now);
  }

  /**
   * Before what was taken up since an instant is taken up again: silences from then on. What is watched, and what it depends on, answered before then and has
   * to be asked again, so that what was held is held again until it is known what has answered since.
   */
  async feedSince(
    grouper: SignalGrouper,
    watched: readonly WatchedEntity[],
    since: Date,
    now: Date,
  ): Promise<void> {
    const [sinceMs, nowMs] = [since.getTime(), now.getTime()];
    const [sinceHourMs, hourMs] = [hourOf(sinceMs), hourOf(nowMs)];
    const entityIds = [...new Set(watched.map(({ entityId }) => entityId))].slice(0, MOST_ENTITIES);
    const silences = await this.silences.findAll();
    const maintained = entityIds.length === 0 ? [] : await this.assets.findAssets(entityIds);
    grouper.setSilences(
      [
        ...silences.flatMap((silence) => timesOf(silence, sinceHourMs - HOUR_MS, hourMs + AHEAD_MS)),
        ...maintained
          .filter(({ status }) => status === MAINTENANCE)
          .map(({ id }) => maintenanceOf(id, hourMs)),
      ],
      sinceMs,
    );
    await this.feedAnswers(grouper, watched, sinceMs);
  }

  private async feedAnswers(
    grouper: SignalGrouper,
    watched: readonly WatchedEntity[],
    untilMs: number,
  ): Promise<void> {
    const down = watched.filter(({ isDown }) => isDown).map(({ entityId }) => entityId);
    const entityIds = [
      ...new Set(down.flatMap((entityId) => [entityId, ...grouper.network.ancestorsOf(entityId)])),
    ].slice(0, MOST_ENTITIES);
    if (entityIds.length === 0) return;
    const reports = await this.situations.getAll(entityIds);
    for (const [entityId, { lastSampleAt, intervalMs }] of reports)
      if (lastSampleAt !== null)
        grouper.noteAnswer(entityId, Math.min(lastSampleAt.getTime(), untilMs), intervalMs);
  }
}

function maintenanceOf(entityId: string, hourMs: number): NamedSilence {
  return {
    id: MAINTENANCE,
    from: -Infinity,
    to: hourMs + MAINTENANCE_MS,
    comment: 'EMS Core has it in maintenance',
    isBehind: false,
    entityId,
  };
}

/** The same all over the hour, so that silences that do not change are known to be the same. */
const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS) * HOUR_MS;

/** The times in which a silence is in force. */
function timesOf(silence: Silence, fromMs: number, untilMs: number): readonly NamedSilence[] {
  const startMs = silence.startsAt.getTime();
  const endMs = silence.endsAt?.getTime() ?? untilMs;
  if (startMs > untilMs || endMs <= fromMs) return [];
  const times = silence.recurrence?.timesBetween(
    Math.max(startMs, fromMs),
    Math.min(endMs, untilMs),
    MOST_BEGINS,
  ) ?? [{ fromMs: startMs, untilMs: endMs }];
  const { id, assetId, reason: comment } = silence;
  return times.map((time) => ({
    id,
    from: time.fromMs,
    to: time.untilMs,
    comment,
    isBehind: false,
    ...(assetId === null ? {} : { entityId: assetId }),
    ...(silence.metricName === null && isForAll(silence)
      ? {}
      : { matches: (signal) => matches(silence, signal) }),
  }));
}
