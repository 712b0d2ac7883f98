import type { Topology } from '../topology/topology.js';
import { type Alarm, hasPace, isRegular, lastHeardAt } from './alarm-table.js';
import { BurstLift } from './burst-lift.js';
import { areApart, type Fragment, type Incident, IncidentRegistry } from './incident-registry.js';
import { logRateRatio, type PartActivity } from './part-activity.js';
import { PartPace } from './part-pace.js';
import { Presences } from './presence.js';
import type { Circumstances } from './priority.js';
import { RecentTexts } from './recent-texts.js';
import type { Signal } from './signal.js';
import { WordingBursts } from './wording-bursts.js';

/** Protocols take up to three minutes to notice (BGP's hold time), polls one or two more. */
const NEIGHBOUR_GAP_MS = 300_000;
/** A device's own alerts belong together for longer, those of an open alarm of which it is known that it will be cleared still more. */
const [ENTITY_GAP_MS, OPEN_GAP_MS] = [600_000, 3_600_000];
/** The same alarm again after it was cleared. */
const CLEARED_GAP_MS = 300_000;
/** What recurs in its own pace may miss a beat, but not be absent for hours. */
const [BEATS, MOST_BEAT_MS] = [3, 3_600_000];
/** Chance of an unrelated alarm within a gap above which the gap is made shorter. */
const MOST_CHANCE = 0.1;
/** Before so long nothing is known about how often incidents begin. */
const PRIOR_MS = 3_600_000;
/** An incident takes up what is merely near for so long, and what recurs of its own alarms for half a day. */
const [MOST_SPAN_MS, MOST_OWN_SPAN_MS] = [4 * 3_600_000, 12 * 3_600_000];
/** With so many signals an incident is full, unless they all come in a storm. */
const [MOST_SIGNALS, STORM_MS] = [1000, 900_000];
/** Pollers that report the same fault do so within a minute. */
const SAME_FAULT_MS = 60_000;

/** What follows its neighbour so closely is explained by it. */
const PROMPT_MS = 30_000;

/** What came so often at quiet times, and hardly more often in incidents, is background. */
const [TIMES_TO_LEARN, MOST_BACKGROUND] = [3, Math.log(3)];

/** A signal with what is known of it. */
export interface Placing {
  readonly signal: Signal;
  readonly at: number;
  readonly alarm: Alarm | undefined;
  /** The latest alarm of the same entity and kind, whatever its wording. */
  readonly kin: Alarm | undefined;
  /** Fragment of what makes the entity unreachable. */
  readonly cause: Fragment | undefined;
  /** Whether clears are reported at all. */
  readonly hasClears: boolean;
  /** Whether an alarm of the entity is open. */
  readonly hasOpen: boolean;
}

interface Noted {
  readonly signal: Signal;
  readonly at: number;
  readonly isRepeat: boolean;
}

interface Candidate {
  readonly fragment: Fragment;
  readonly distance: number;
}

/** Puts signals together into incidents, as they come. */
export class Grouping {
  readonly registry = new IncidentRegistry();
  private readonly presences = new Presences();
  private readonly parts = new Map<number, PartPace>();
  private readonly wordings = new WordingBursts();
  private readonly lift = new BurstLift();
  private readonly clumped: PartPace[] = [];
  private readonly texts = new RecentTexts();
  private nStretches = 0;
  /** Incidents that were split off or put together otherwise since this was last emptied, as their fragments. */
  formed: (readonly Fragment[])[] = [];

  constructor(private readonly topology: Topology) {}

  /** @returns the fragment that a signal is put into. */
  place(placing: Placing): Fragment {
    const { signal, at } = placing;
    const pace = this.paceOf(signal.entity, at);
    pace.activity.at(at);
    this.splitAt(pace.watch.conclude(at), pace, at);
    const found = this.candidatesAround(placing, pace);
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
    if (bursts.length > 0) this.clumped.push(pace);
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

  /** What is near by its own time, or else, as its clock may be wrong, by the time at which it came in. */
  private candidatesAround(placing: Placing, pace: PartPace): readonly Candidate[] {
    const found = this.candidates(placing, pace);
    const { receivedAt } = placing.signal;
    if (found.length > 0 || receivedAt - placing.at <= NEIGHBOUR_GAP_MS) return found;
    return this.candidates({ ...placing, at: receivedAt }, pace);
  }

  private candidates(placing: Placing, pace: PartPace): readonly Candidate[] {
    const own = this.ownCandidate(placing);
    const cause = placing.cause === undefined ? [] : [{ fragment: placing.cause, distance: 0 }];
    if (pace.isClumped) return cause.length > 0 ? cause : this.inBurst(placing, pace, own);
    const lifted = this.lifted(placing);
    if (lifted.length > 0) return lifted;
    return [...cause, ...(own === undefined ? [] : [own]), ...this.near(placing, pace)];
  }

  /** Where a part fails as a whole: the present burst, unless it is a reminder. */
  private inBurst({ alarm, at }: Placing, pace: PartPace, own: Candidate | undefined): readonly Candidate[] {
    if (own !== undefined && alarm !== undefined && isRegular(alarm)) return [own];
    const burst = pace.burst(at);
    return burst === undefined || !this.takesUp(burst, at) ? [] : [{ fragment: burst, distance: 0 }];
  }

  /** The same alarm, or one of its kind, heard of not long ago. */
  private ownCandidate({ alarm, kin, at, hasClears }: Placing): Candidate | undefined {
    if (kin !== undefined) {
      const isOpen = Number.isNaN(kin.clearedAt);
      const open = hasClears ? OPEN_GAP_MS : ENTITY_GAP_MS;
      const found = this.heardWithin(kin, at, isOpen ? open : CLEARED_GAP_MS);
      if (found !== undefined) return found;
    }
    if (alarm === undefined || !hasPace(alarm)) return undefined;
    return this.heardWithin(alarm, at, Math.min(BEATS * alarm.meanInterval, MOST_BEAT_MS));
  }

  private heardWithin(alarm: Alarm, at: number, gapMs: number): Candidate | undefined {
    const distance = Math.max(0, at - lastHeardAt(alarm));
    const isNear = distance <= gapMs && this.takesUp(alarm.fragment, at, MOST_OWN_SPAN_MS);
    return isNear ? { fragment: alarm.fragment, distance } : undefined;
  }

  /** Alarms of the same entity and of its neighbours. */
  private near({ signal, at, hasClears, hasOpen }: Placing, pace: PartPace): readonly Candidate[] {
    const { entity } = signal;
    const perEntity = pace.starts / (at - pace.firstAt + PRIOR_MS) / this.topology.partSize(entity);
    const free = MOST_CHANCE / Math.max(perEntity, Number.MIN_VALUE);
    const neighbours = this.topology.neighbours(entity);
    const found: Candidate[] = [];
    const same = this.presences.nearest(entity, at);
    const usual = !hasOpen ? CLEARED_GAP_MS : hasClears ? OPEN_GAP_MS : ENTITY_GAP_MS;
    const sameGap = Math.min(usual, free);
    if (same !== undefined && same.distance <= sameGap && this.takesUp(same.fragment, at)) found.push(same);
    const gap = Math.min(NEIGHBOUR_GAP_MS, free / Math.max(neighbours.length, 1));
    for (const node of neighbours) {
      const one = this.presences.nearest(node, at);
      if (one !== undefined && one.distance <= gap && this.takesUp(one.fragment, at)) found.push(one);
    }
    return found;
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

  /** The burst of the part to which an entity without connections has turned out to belong. */
  private lifted({ signal, at }: Placing): readonly Candidate[] {
    if (this.topology.partSize(signal.entity) > 1 || this.clumped.length === 0) return [];
    const burst = this.lift.add(signal.entity, this.clumped, at)?.burst(at);
    return burst === undefined || !this.takesUp(burst, at) ? [] : [{ fragment: burst, distance: 0 }];
  }

  private takesUp(fragment: Fragment, at: number, mostMs = MOST_SPAN_MS): boolean {
    const { firstAt, nSignals } = this.registry.incidentOf(fragment);
    return at - firstAt <= (nSignals < MOST_SIGNALS ? mostMs : STORM_MS);
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
