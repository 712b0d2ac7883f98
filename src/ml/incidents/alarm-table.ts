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
  /** Whether it is counted among the open ones of its entity. */
  isCounted: boolean;
  /** Priority of the last one, without its contributions. */
  priority: number;
}

/** Intervals that are needed before a fingerprint's own pace is believed. */
const INTERVALS_TO_LEARN = 3;
/** Reminders come at even intervals: four of them, within a twentieth on average. One in ten thousand is so by chance. */
const [REGULAR_INTERVALS, MOST_DEVIATION] = [4, 0.05];
const WEIGHT_OF_NEWEST = 0.3;
/** An alarm that has not been heard of for so long is forgotten, and one that comes then is new. */
const FORGET_AFTER_MS = 14 * 24 * 3_600_000;
const MOST_WORDINGS = 64;
/** Entities and kinds that are kept at least, and twice as many at most. */
const MOST_LISTS = 100_000;

/**
 * The alarms of the last weeks by fingerprint. Bounded: what was not heard of for a fortnight is forgotten, and of an entity and kind the
 * latest 64 wordings are kept.
 *
 * @example new AlarmTable().find({ entity: 0, kind: 0, template: 0 }) // undefined
 */
export class AlarmTable {
  private recent = new Map<number, Alarm[]>();
  private older = new Map<number, Alarm[]>();
  private turnedAt = Number.NaN;

  /** @param areSame whether two wordings say the same. */
  constructor(private readonly areSame: (a: number, b: number) => boolean = (a, b) => a === b) {}

  /** Begins to forget; called with the present from time to time. */
  turn(at: number): void {
    if (Number.isNaN(this.turnedAt)) this.turnedAt = at;
    if (at - this.turnedAt < FORGET_AFTER_MS / 2 && this.recent.size < MOST_LISTS) return;
    this.older = this.recent;
    this.recent = new Map();
    this.turnedAt = at;
  }

  find({ entity, kind, template }: Pick<Alarm, 'entity' | 'kind' | 'template'>): Alarm | undefined {
    return this.of(entity, kind).find((alarm) => this.areSame(alarm.template, template));
  }

  /** The alarms of an entity and kind, in the order in which they first came. */
  of(entity: number, kind: number): readonly Alarm[] {
    return this.listOf(entity, kind) ?? [];
  }

  /** The alarm of an entity and kind that came last. */
  latest(entity: number, kind: number): Alarm | undefined {
    let last: Alarm | undefined;
    for (const alarm of this.of(entity, kind))
      if (last === undefined || alarm.lastAt >= last.lastAt) last = alarm;
    return last;
  }

  add(alarm: Alarm): void {
    const list = this.listOf(alarm.entity, alarm.kind);
    if (list === undefined) this.recent.set(keyOf(alarm.entity, alarm.kind), [alarm]);
    else if (list.push(alarm) > MOST_WORDINGS) list.shift();
  }

  private listOf(entity: number, kind: number): Alarm[] | undefined {
    const key = keyOf(entity, kind);
    const known = this.recent.get(key);
    if (known !== undefined) return known;
    const kept = this.older.get(key);
    if (kept !== undefined) this.recent.set(key, kept);
    return kept;
  }
}

/** One number for an entity and a kind. */
export function keyOf(entity: number, kind: number): number {
  return entity * 0x100_0000 + kind;
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
