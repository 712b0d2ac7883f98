import type { Topology } from '../topology/topology.js';
import type { Alarm } from './alarm-table.js';
import { Polls } from './polls.js';
import { Reachability } from './reachability.js';
import type { Reason } from './reason.js';
import { type Silence, type Silenceable, Silences } from './silences.js';
import { Timers } from './timers.js';

const HOUR_MS = 3_600_000;
/** For how many of its polling intervals an alert waits: for its parents to be polled, or to recover after them. */
const INTERVALS_TO_WAIT = 2;

/** A signal that was not announced when it came in, and will be when the reason ends while its alarm is open. */
export interface Held {
  readonly row: number;
  readonly alarm: Alarm;
  alert: Silenceable;
  readonly isDown: boolean;
  readonly since: number;
  wasBehind: boolean;
  /** Until when it may still recover by itself, after what it was behind has. */
  graceUntil: number;
  isSettled: boolean;
}

/** A signal for which it is decided whether it is announced. */
export interface Arrival {
  readonly row: number;
  readonly alarm: Alarm;
  readonly alert: Silenceable;
  readonly isDown: boolean;
  readonly happenedAt: number;
  readonly receivedAt: number;
  /** The alarm is known from the same incident. */
  readonly isRepeat: boolean;
}

/** What is heard of signals after they came in. */
export interface Outcomes {
  /** A signal that was suppressed is announced after all. */
  announced: (held: Held, at: number) => void;
  /** What a signal depends on turned out not to answer. */
  behind: (held: Held, cause: number) => void;
}

/**
 * Decides what is announced: at once, later, or not at all. In this order: silences; what does not answer because something between it
 * and the monitoring does not, or may not; repeats, once in each hour of the clock.
 */
export class Announcer {
  readonly polls = new Polls();
  private readonly reachability: Reachability;
  private silences: Silences;
  private readonly timers = new Timers<Held>();
  private readonly waiting = new Map<number, Set<Held>>();
  private readonly heldAlarms = new Map<Alarm, Held>();

  constructor(
    private readonly topology: Topology,
    options: { readonly silences: readonly Silence[]; readonly hasClears: boolean },
    private readonly outcomes: Outcomes,
  ) {
    this.reachability = new Reachability(topology, this.polls, options.hasClears ? Infinity : HOUR_MS);
    this.silences = new Silences(options.silences, topology);
  }

  /** Silences change: what is held is looked at again. */
  setSilences(silences: readonly Silence[], at: number): void {
    this.silences = new Silences(silences, this.topology);
    for (const held of [...this.heldAlarms.values()]) this.evaluate(held, at);
  }

  /** What an entity that does not answer is behind, as known now. */
  causeOf(entity: number, since: number, now: number): number | undefined {
    return this.reachability.of(entity, since, now).cause;
  }

  /** @returns why a signal is not announced now; undefined when it is. */
  decide(arrival: Arrival): Reason | undefined {
    const { alarm, alert, receivedAt, isDown, happenedAt } = arrival;
    const held = this.heldAlarms.get(alarm);
    const silence = this.silences.find(alert, receivedAt);
    if (isDown) this.setDown(alert.entity, happenedAt, receivedAt);
    if (silence !== undefined) {
      this.hold(arrival, held);
      return { kind: 'silence', until: silence.to, comment: silence.comment };
    }
    // What keeps it back may not keep back what it says now.
    if (held !== undefined) this.reword(alarm, alert.message, receivedAt);
    if (held !== undefined) return { kind: 'repeat', count: alarm.count, announcedAt: undefined };
    const isSameHour = Math.floor(alarm.announcedAt / HOUR_MS) === Math.floor(receivedAt / HOUR_MS);
    if (arrival.isRepeat && isSameHour)
      return { kind: 'repeat', count: alarm.count, announcedAt: alarm.announcedAt };
    return isDown ? this.unreachable(arrival) : undefined;
  }

  /** What is held says something else: it is looked at again. */
  reword(alarm: Alarm, message: string, at: number): void {
    const held = this.heldAlarms.get(alarm);
    if (held === undefined) return;
    held.alert = { ...held.alert, message };
    this.evaluate(held, at);
  }

  /** Notes that an alarm is over: what was held of it is never announced. */
  clear(alarm: Alarm, isDown: boolean, at: number): void {
    const held = this.heldAlarms.get(alarm);
    if (held !== undefined) this.settle(held);
    if (!isDown) return;
    this.reachability.setUp(alarm.entity);
    this.reconsider(alarm.entity, at);
  }

  /** Notes that an entity answered a poll. */
  answered(entity: number, at: number): void {
    this.polls.add(entity, at);
    this.reconsider(entity, at);
  }

  /** Announces what is due by an instant. */
  advance(until: number): void {
    for (let due = this.timers.take(until); due !== undefined; due = this.timers.take(until))
      this.evaluate(due.what, due.at);
  }

  private setDown(entity: number, since: number, now: number): void {
    this.reachability.setDown(entity, since);
    this.reconsider(entity, now);
  }

  private unreachable(arrival: Arrival): Reason | undefined {
    const { alert, happenedAt, receivedAt } = arrival;
    const { cause, waitsFor } = this.reachability.of(alert.entity, happenedAt, receivedAt);
    if (cause !== undefined) {
      this.hold(arrival, undefined);
      return { kind: 'behind', entity: cause };
    }
    const until = this.deadline(happenedAt, waitsFor);
    if (until <= receivedAt) return undefined;
    this.hold(arrival, undefined);
    return { kind: 'waiting', entities: waitsFor, until };
  }

  private deadline(since: number, waitsFor: readonly number[]): number {
    return waitsFor.reduce(
      (latest, node) => Math.max(latest, since + INTERVALS_TO_WAIT * this.polls.intervalOf(node)),
      -Infinity,
    );
  }

  private hold(arrival: Arrival, held: Held | undefined): void {
    if (held !== undefined) return;
    const { row, alarm, alert, isDown, happenedAt, receivedAt } = arrival;
    const made: Held = {
      row,
      alarm,
      alert,
      isDown,
      since: happenedAt,
      wasBehind: false,
      graceUntil: Number.NaN,
      isSettled: false,
    };
    this.heldAlarms.set(alarm, made);
    this.evaluate(made, receivedAt);
  }

  private settle(held: Held): void {
    held.isSettled = true;
    this.heldAlarms.delete(held.alarm);
  }

  private reconsider(entity: number, at: number): void {
    const waiting = this.waiting.get(entity);
    if (waiting === undefined) return;
    this.waiting.delete(entity);
    for (const held of waiting) this.evaluate(held, at);
  }

  /** Announces what is held, or sets down when to look again. */
  private evaluate(held: Held, at: number): void {
    if (held.isSettled) return;
    const silence = this.silences.find(held.alert, at);
    if (silence !== undefined) this.timers.set(silence.to, held);
    if (silence !== undefined || (held.isDown && this.isExplained(held, at))) return;
    this.settle(held);
    held.alarm.announcedAt = at;
    this.outcomes.announced(held, at);
  }

  private isExplained(held: Held, at: number): boolean {
    const { cause, waitsFor } = this.reachability.of(held.alert.entity, held.since, at);
    if (cause !== undefined) {
      this.watch(cause, held);
      held.graceUntil = Number.NaN;
      if (!held.wasBehind) this.outcomes.behind(held, cause);
      held.wasBehind = true;
      return true;
    }
    const until = this.deadline(held.since, waitsFor);
    if (until > at) {
      for (const node of waitsFor) this.watch(node, held);
      this.timers.set(until, held);
      return true;
    }
    return held.wasBehind && this.isInGrace(held, at);
  }

  /** What was behind something gets the time of two polls to recover with it. */
  private isInGrace(held: Held, at: number): boolean {
    if (Number.isNaN(held.graceUntil)) {
      held.graceUntil = at + INTERVALS_TO_WAIT * this.polls.intervalOf(held.alert.entity);
      this.timers.set(held.graceUntil, held);
    }
    return at < held.graceUntil;
  }

  private watch(entity: number, held: Held): void {
    const known = this.waiting.get(entity);
    if (known === undefined) this.waiting.set(entity, new Set([held]));
    else known.add(held);
  }
}
