import type { Fragment } from './incident-registry.js';

/** What is known of one fingerprint: an entity, a kind and a wording. */
export interface Alarm {
  readonly entity: number;
  readonly kind: number;
  readonly template: number;
  readonly firstAt: number;
  lastAt: number;
  /** NaN while open. */
  clearedAt: number;
  fragment: Fragment;
  /** Text of the last one. */
  text: number;
  /** How often it came, copies aside. */
  count: number;
  /** Mean of what lay between them, in milliseconds, later ones weighing more. */
  meanInterval: number;
  /** Mean distance of an interval from what was the mean before it, likewise. */
  meanDeviation: number;
  /** How often it came while nothing else went on in its part of the network. */
  timesInQuiet: number;
  /** When one of them was last passed on. */
  announcedAt: number;
}

/** Intervals that are needed before a fingerprint's own pace is believed. */
const INTERVALS_TO_LEARN = 3;
/** Reminders come at even intervals: four of them, within a twentieth on average. One in ten thousand is so by chance. */
const [REGULAR_INTERVALS, MOST_DEVIATION] = [4, 0.05];
const WEIGHT_OF_NEWEST = 0.3;
/** An alarm that has not been heard of for so long is forgotten, and one that comes then is new. */
const FORGET_AFTER_MS = 24 * 3_600_000;

/**
 * The alarms of the last day by fingerprint, and the open ones of an entity and kind. Bounded by forgetting what was not heard of for a
 * day.
 *
 * @example new AlarmTable().find({ entity: 0, kind: 0, template: 0 }) // undefined
 */
export class AlarmTable {
  private recent = new Map<number, Alarm[]>();
  private older = new Map<number, Alarm[]>();
  private turnedAt = -Infinity;

  /** @param areSame whether two wordings say the same. */
  constructor(private readonly areSame: (a: number, b: number) => boolean = (a, b) => a === b) {}

  /** Begins to forget; called with the present from time to time. */
  turn(at: number): void {
    if (at - this.turnedAt < FORGET_AFTER_MS / 2) return;
    this.older = this.recent;
    this.recent = new Map();
    this.turnedAt = at;
  }

  find(wanted: Pick<Alarm, 'entity' | 'kind' | 'template'>): Alarm | undefined {
    return this.of(wanted.entity).find(
      (alarm) => alarm.kind === wanted.kind && this.areSame(alarm.template, wanted.template),
    );
  }

  /** The alarms of an entity. */
  of(entity: number): readonly Alarm[] {
    const known = this.recent.get(entity);
    if (known !== undefined) return known;
    const kept = this.older.get(entity);
    if (kept !== undefined) this.recent.set(entity, kept);
    return kept ?? [];
  }

  add(alarm: Alarm): void {
    const list = this.of(alarm.entity);
    if (list.length === 0) this.recent.set(alarm.entity, [alarm]);
    else (list as Alarm[]).push(alarm);
  }
}

/** Notes that an alarm came once more. */
export function recur(alarm: Alarm, at: number): void {
  const interval = Math.max(0, at - alarm.lastAt);
  if (alarm.count === 1) alarm.meanInterval = interval;
  const deviation = Math.abs(interval - alarm.meanInterval);
  alarm.meanDeviation += WEIGHT_OF_NEWEST * (deviation - alarm.meanDeviation);
  alarm.meanInterval += WEIGHT_OF_NEWEST * (interval - alarm.meanInterval);
  alarm.count += 1;
  alarm.lastAt = Math.max(alarm.lastAt, at);
  alarm.clearedAt = Number.NaN;
}

/** @returns whether its own pace is known. */
export function hasPace({ count }: Alarm): boolean {
  return count > INTERVALS_TO_LEARN;
}

/** @returns whether it comes at even intervals, as reminders do. */
export function isRegular(alarm: Alarm): boolean {
  return alarm.count > REGULAR_INTERVALS && alarm.meanDeviation < MOST_DEVIATION * alarm.meanInterval;
}

/** When an alarm was last heard of. */
export function lastHeardAt({ lastAt, clearedAt }: Alarm): number {
  return Number.isNaN(clearedAt) ? lastAt : Math.max(lastAt, clearedAt);
}
