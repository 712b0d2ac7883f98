import type { Topology } from '../topology/topology.js';
import { type Alarm, AlarmTable, keyOf, recur } from './alarm-table.js';
import { Announcer, type Held } from './announcer.js';
import { Familiarity } from './familiarity.js';
import { FirstRows } from './first-rows.js';
import { Grouping } from './grouping.js';
import type { Fragment, IncidentChange } from './incident-registry.js';
import { Priorities, type Priority } from './priority.js';
import type { Reason } from './reason.js';
import { happenedAtOf, type Signal } from './signal.js';
import type { Silence } from './silences.js';

/** What is said of a signal when it comes in. */
export interface Assessment {
  /** Ask {@link AlertEngine.incidentOf} for its incident, which may change. */
  readonly fragment: Fragment;
  /** Without contributions where the signal is a copy of the one before. */
  readonly priority: Priority;
  /** Why it is not announced by itself; undefined when it is. */
  readonly reason: Reason | undefined;
}

/** A clear as it comes in. */
export interface Clear {
  readonly entity: number;
  readonly kind: number;
  readonly happenedAt: number;
  readonly receivedAt: number;
  readonly isDown: boolean;
}

export interface AlertEngineOptions {
  readonly topology: Topology;
  readonly silences: readonly Silence[];
  /** Whether the sources report the end of alarms. */
  readonly hasClears: boolean;
  /** Whether two wordings say the same; by default when they have the same number. */
  readonly areSame?: (a: number, b: number) => boolean;
  /** Since when signals would have come in, quiet times included; since the first one without it. */
  readonly startedAt?: number;
  /** Called with the row of a signal that was suppressed and is announced after all. */
  readonly onAnnounced: (row: number, at: number) => void;
}

/** Groups alerts into incidents, decides what is announced by itself, and how urgent it is; one at a time, as they come in. */
export class AlertEngine {
  private readonly alarms: AlarmTable;
  private readonly grouping: Grouping;
  private readonly announcer: Announcer;
  private readonly priorities: Priorities;
  private readonly clearedAt = new Map<number, number>();
  private readonly openCounts = new Map<number, number>();
  private readonly downKinds = new Set<number>();
  private readonly familiarity = new Familiarity();
  private readonly firstRows = new FirstRows();

  constructor(private readonly options: AlertEngineOptions) {
    this.alarms = new AlarmTable(options.areSame);
    this.grouping = new Grouping(options.topology, options.startedAt);
    this.priorities = new Priorities(options.topology);
    this.announcer = new Announcer(options.topology, options, {
      announced: ({ row }, at) => options.onAnnounced(row, at),
      behind: (held, cause) => this.joinCause(held, cause),
    });
  }

  /** Id of the incident that a fragment belongs to as of now. */
  incidentOf(fragment: Fragment): number {
    return this.grouping.registry.incidentOf(fragment).id;
  }

  /** Incidents that were merged or split so far. */
  get changes(): readonly IncidentChange[] {
    return this.grouping.registry.history;
  }

  /** Lets time pass: announces what is due. */
  advance(now: number): void {
    this.announcer.advance(now);
    this.alarms.turn(now);
  }

  /** Replaces the silences; what none of them covers any more is announced, where it is still wrong. */
  setSilences(silences: readonly Silence[], at: number): void {
    this.advance(at);
    this.announcer.setSilences(silences, at);
  }

  /** Notes that an entity answered a poll. */
  answered(entity: number, at: number): void {
    for (const kind of this.downKinds)
      for (const alarm of this.alarms.of(entity, kind))
        if (Number.isNaN(alarm.clearedAt) && at > alarm.lastAt) this.end(alarm, true, at);
    this.announcer.answered(entity, at);
  }

  /** @param row the caller's number of the signal. */
  add(signal: Signal, row: number, message: string): Assessment {
    this.advance(signal.receivedAt);
    if (signal.isDown) this.downKinds.add(signal.kind);
    const at = happenedAtOf(signal);
    const known = this.alarms.find(signal);
    if (known?.lastAt === at && known.text === signal.text) return this.copy(known);
    const { fragment, isRepeat } = this.place(signal, at, known);
    const alarm = this.note(signal, { at, fragment, known });
    const alert = { entity: signal.entity, kind: signal.kind, message };
    const { isDown, receivedAt } = signal;
    const reason = this.announcer.decide({ row, alarm, alert, isDown, happenedAt: at, receivedAt, isRepeat });
    if (reason === undefined) alarm.announcedAt = receivedAt;
    this.firstRows.note(fragment, row, reason === undefined);
    this.announceFormed(receivedAt);
    const priority = this.priorities.of(signal, {
      ...this.grouping.circumstancesOf(alarm, alarm.count - 1),
      unfamiliarity: this.familiarity.add(signal.kind, signal.template, at),
    });
    alarm.priority = priority.value;
    this.grouping.count(alarm, fragment);
    return { fragment, priority, reason };
  }

  /** What the alarms of an entity and kind say has changed: what was silenced may not be any more. */
  reword(entity: number, kind: number, message: string, at: number): void {
    this.advance(at);
    for (const alarm of this.alarms.of(entity, kind)) this.announcer.reword(alarm, message, at);
  }

  /** @returns the fragment that a clear belongs to, if anything of its kind is known, and since when what it ends was open. */
  clear({ entity, kind, happenedAt, receivedAt, isDown }: Clear): {
    readonly fragment: Fragment | undefined;
    readonly reason: Reason;
  } {
    this.advance(receivedAt);
    const at = happenedAtOf({ happenedAt, receivedAt });
    const before = this.clearedAt.get(keyOf(entity, kind)) ?? -Infinity;
    this.clearedAt.set(keyOf(entity, kind), Math.max(before, at));
    const ofKind = this.alarms.of(entity, kind);
    const open = ofKind.filter(({ clearedAt, lastAt }) => Number.isNaN(clearedAt) && lastAt <= at);
    for (const alarm of open) this.end(alarm, isDown, at);
    const latest = (open.length > 0 ? open : ofKind).reduce<Alarm | undefined>(
      (last, one) => (last === undefined || one.lastAt >= last.lastAt ? one : last),
      undefined,
    );
    return {
      fragment: latest?.fragment,
      reason: { kind: 'clear', openedAt: open.length > 0 ? latest!.firstAt : undefined },
    };
  }

  private end(alarm: Alarm, isDown: boolean, at: number): void {
    this.setCleared(alarm, at);
    this.grouping.extend(alarm.entity, alarm.fragment, at);
    this.announcer.clear(alarm, isDown, at);
  }

  private copy(alarm: Alarm): Assessment {
    const { announcedAt } = alarm;
    return {
      fragment: alarm.fragment,
      priority: { value: alarm.priority, contributions: [] },
      reason: {
        kind: 'repeat',
        count: alarm.count,
        announcedAt: Number.isNaN(announcedAt) ? undefined : announcedAt,
      },
    };
  }

  private place(
    signal: Signal,
    at: number,
    alarm: Alarm | undefined,
  ): { readonly fragment: Fragment; readonly isRepeat: boolean } {
    const node = signal.isDown ? this.announcer.causeOf(signal.entity, at, signal.receivedAt) : undefined;
    const cause = node === undefined ? undefined : this.downFragment(node);
    const { hasClears } = this.options;
    const kin = this.alarms.latest(signal.entity, signal.kind);
    const hasOpen = (this.openCounts.get(signal.entity) ?? 0) > 0;
    const fragment = this.grouping.place({ signal, at, alarm, kin, cause, hasClears, hasOpen });
    const isRepeat = alarm !== undefined && this.incidentOf(alarm.fragment) === this.incidentOf(fragment);
    return { fragment, isRepeat };
  }

  /** The fragment of an entity's alarm that it does not answer. */
  private downFragment(entity: number): Fragment | undefined {
    for (const kind of this.downKinds) {
      const [alarm] = this.alarms.of(entity, kind);
      if (alarm !== undefined) return alarm.fragment;
    }
    return undefined;
  }

  private note(
    { entity, kind, template, text }: Signal,
    {
      at,
      fragment,
      known,
    }: { readonly at: number; readonly fragment: Fragment; readonly known: Alarm | undefined },
  ): Alarm {
    const clearedAt = this.clearedAt.get(keyOf(entity, kind)) ?? -Infinity;
    const alarm: Alarm = known ?? {
      entity,
      kind,
      template,
      firstAt: at,
      lastAt: at,
      clearedAt: Number.NaN,
      fragment,
      text,
      count: 1,
      meanInterval: 0,
      meanDeviation: 0,
      timesInQuiet: 0,
      isCounted: false,
      announcedAt: Number.NaN,
      priority: 0,
    };
    if (known === undefined) this.alarms.add(alarm);
    else recur(known, at);
    alarm.fragment = fragment;
    alarm.text = text;
    this.setCleared(alarm, clearedAt >= at ? clearedAt : Number.NaN);
    return alarm;
  }

  private setCleared(alarm: Alarm, at: number): void {
    const change = (Number.isNaN(at) ? 1 : 0) - (alarm.isCounted ? 1 : 0);
    alarm.clearedAt = at;
    alarm.isCounted = Number.isNaN(at);
    if (change !== 0) this.openCounts.set(alarm.entity, (this.openCounts.get(alarm.entity) ?? 0) + change);
  }

  private joinCause({ alarm }: Held, cause: number): void {
    const fragment = this.downFragment(cause);
    if (fragment !== undefined && fragment !== alarm.fragment)
      this.grouping.registry.merge(fragment, alarm.fragment, alarm.lastAt);
  }

  /** What was a repeat in one incident may be the first that is heard of another. */
  private announceFormed(at: number): void {
    for (const fragments of this.grouping.formed) {
      const row = this.firstRows.announceOf(fragments);
      if (row !== undefined) this.options.onAnnounced(row, at);
    }
    this.grouping.formed = [];
  }
}
