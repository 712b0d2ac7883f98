import type { Topology } from '../topology/topology.js';
import type { Alarm } from './alarm-table.js';
import { areApart, type Fragment, type Incident, IncidentRegistry } from './incident-registry.js';
import { type Candidate, Nearby, type Placing } from './nearby.js';
import { logRateRatio, type PartActivity } from './part-activity.js';
import { PartPace } from './part-pace.js';
import { Presences } from './presence.js';
import type { Circumstances } from './priority.js';
import { RecentTexts } from './recent-texts.js';
import type { Signal } from './signal.js';
import { WordingBursts } from './wording-bursts.js';

/** Pollers that report the same fault do so within a minute. */
const SAME_FAULT_MS = 60_000;

/** What follows its neighbour so closely is explained by it. */
const PROMPT_MS = 30_000;

/** What came so often at quiet times, and hardly more often in incidents, is background. */
const [TIMES_TO_LEARN, MOST_BACKGROUND] = [3, Math.log(3)];

interface Noted {
  readonly signal: Signal;
  readonly at: number;
  readonly isRepeat: boolean;
}

/** Puts signals together into incidents, as they come. */
export class Grouping {
  readonly registry = new IncidentRegistry();
  private readonly presences = new Presences();
  private readonly nearby: Nearby;
  private readonly parts = new Map<number, PartPace>();
  private readonly wordings: WordingBursts;
  private readonly texts = new RecentTexts();
  private nStretches = 0;
  /** Incidents that were split off or put together otherwise since this was last emptied, as their fragments. */
  formed: (readonly Fragment[])[] = [];

  constructor(
    private readonly topology: Topology,
    startedAt?: number,
  ) {
    this.wordings = new WordingBursts(startedAt);
    this.nearby = new Nearby(topology, this.registry, this.presences);
  }

  /** @returns the fragment that a signal is put into. */
  place(placing: Placing): Fragment {
    const { signal, at } = placing;
    const pace = this.paceOf(signal.entity, at);
    pace.activity.at(at);
    this.splitAt(pace.watch.conclude(at), pace, at);
    const found = this.nearby.find(placing, pace);
    const nearest = found.reduce<Candidate | undefined>(
      (best, one) => (best === undefined || this.isBetter(one, best) ? one : best),
      undefined,
    );
    const isRepeat = this.isRepeat(placing, pace);
    const isUsual = placing.alarm !== undefined && isBackground(placing.alarm, pace.activity);
    if (isUsual && pace.isClumped) return this.placeBackground(placing, nearest);
    if (pace.watch.isDue(at, isRepeat)) this.beginStretch(pace, at);
    const fragment =
      nearest === undefined
        ? this.registry.open(at, pace.stretch)
        : this.registry.extend(this.join(nearest.fragment, found, at), pace.stretch);
    this.registry.add(fragment, at);
    this.presences.add(signal.entity, fragment, at);
    const isExplained = isUsual || (nearest !== undefined && nearest.distance <= PROMPT_MS);
    pace.add(at, fragment, !isExplained);
    this.watchFor(pace, fragment, { signal, at, isRepeat });
    if (nearest === undefined) this.joinSameWording(placing, fragment);
    this.regroup(pace, at);
    return fragment;
  }

  private beginStretch(pace: PartPace, at: number): void {
    pace.watch.begin(at, pace.isClumped);
    pace.stretch = this.nStretches += 1;
  }

  /** Makes an incident of each burst so far, once it is known that the part fails as a whole. */
  private regroup(pace: PartPace, at: number): void {
    const bursts = pace.takeBursts();
    if (bursts.length > 0) this.nearby.addClumped(pace);
    for (const burst of bursts) {
      this.registry.regroup(burst.fragments, burst, at);
      this.formed.push(burst.fragments);
    }
  }

  /** What goes on around an alarm that has just been placed. */
  circumstancesOf(alarm: Alarm, times: number): Omit<Circumstances, 'unfamiliarity'> {
    const { activity, isClumped } = this.parts.get(this.topology.parts[alarm.entity]!)!;
    const company = isClumped ? activity.level : this.registry.companyOf(alarm.fragment, alarm.lastAt);
    return {
      company,
      logRateRatio: logRateRatio({ times, timesInQuiet: alarm.timesInQuiet }, activity),
      times,
    };
  }

  /** Counts an alarm as part of what goes on. */
  count(alarm: Alarm, fragment: Fragment): void {
    const { activity } = this.parts.get(this.topology.parts[alarm.entity]!)!;
    if (activity.isQuiet) alarm.timesInQuiet += 1;
    activity.add();
    this.registry.addCompany(fragment, alarm.lastAt);
  }

  /** Notes that an alarm of an entity lasted until then. */
  extend(entity: number, fragment: Fragment, at: number): void {
    this.presences.add(entity, fragment, at);
  }

  private paceOf(entity: number, at: number): PartPace {
    const part = this.topology.parts[entity]!;
    const known = this.parts.get(part) ?? new PartPace(at);
    this.parts.set(part, known);
    return known;
  }

  /** What comes by itself time and again joins an incident, but neither begins nor prolongs nor ends one. */
  private placeBackground({ signal, at }: Placing, nearest: Candidate | undefined): Fragment {
    const fragment = nearest?.fragment ?? this.registry.open(at);
    this.registry.add(fragment, at);
    this.presences.add(signal.entity, fragment, at);
    return fragment;
  }

  /** What nothing near explains may be one of many that say the same. */
  private joinSameWording({ signal, at }: Placing, fragment: Fragment): void {
    const wording = signal.kind * 0x100_0000 + signal.template;
    for (const other of this.wordings.add(wording, signal.entity, { fragment, at }))
      this.registry.merge(other, fragment, at);
  }

  /** Of two incidents that are known to be apart, the newer one goes on. */
  private isBetter(one: Candidate, best: Candidate): boolean {
    const [a, b] = [this.registry.incidentOf(one.fragment), this.registry.incidentOf(best.fragment)];
    return areApart(a, b) ? a.id > b.id : one.distance < best.distance;
  }

  private join(fragment: Fragment, found: readonly Candidate[], at: number): Incident {
    for (const other of found) this.registry.merge(fragment, other.fragment, at);
    return this.registry.incidentOf(fragment);
  }

  /** Watches for other incidents that follow without a gap. */
  private watchFor(pace: PartPace, fragment: Fragment, { signal, at, isRepeat }: Noted): void {
    this.texts.add(signal.entity, signal.text, at);
    this.splitAt(pace.watch.add(at, fragment, isRepeat), pace, at);
  }

  private splitAt(others: ReadonlySet<Fragment> | undefined, pace: PartPace, at: number): void {
    if (others === undefined) return;
    for (const one of others) if (this.registry.split(one, at)) this.formed.push([one]);
    pace.begin(at, others);
  }

  /** Whether the same text came before in the present burst, was not cleared, and is not just another poller's. */
  private isRepeat({ signal, at, alarm }: Placing, pace: PartPace): boolean {
    const before = this.texts.lastAt(signal.entity, signal.text);
    if (before === undefined || before < pace.burstFrom || at - before <= SAME_FAULT_MS) return false;
    return alarm === undefined || Number.isNaN(alarm.clearedAt);
  }
}

/** Whether an alarm comes at quiet times as well, so that it says little about what comes beside it. */
function isBackground({ count, timesInQuiet }: Alarm, activity: PartActivity): boolean {
  if (timesInQuiet < TIMES_TO_LEARN) return false;
  return logRateRatio({ times: count, timesInQuiet }, activity) < MOST_BACKGROUND;
}
