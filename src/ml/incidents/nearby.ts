import type { Topology } from '../topology/topology.js';
import { type Alarm, hasPace, isRegular, lastHeardAt } from './alarm-table.js';
import { BurstLift } from './burst-lift.js';
import type { Fragment, IncidentRegistry } from './incident-registry.js';
import type { PartPace } from './part-pace.js';
import type { Presences } from './presence.js';
import type { Signal } from './signal.js';

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

/** What a signal may be put with, and how far away in time that is. */
export interface Candidate {
  readonly fragment: Fragment;
  readonly distance: number;
}

/** Finds what goes on near a signal: in time, and in the network. */
export class Nearby {
  private readonly lift = new BurstLift();
  private readonly clumped: PartPace[] = [];

  constructor(
    private readonly topology: Topology,
    private readonly registry: IncidentRegistry,
    private readonly presences: Presences,
  ) {}

  /** Notes that a part fails as a whole. */
  addClumped(pace: PartPace): void {
    this.clumped.push(pace);
  }

  /** What is near by its own time, or else, as its clock may be wrong, by the time at which it came in. */
  find(placing: Placing, pace: PartPace): readonly Candidate[] {
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
}
