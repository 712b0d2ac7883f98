import { Injectable } from '@nestjs/common';
import { IncidentAnnouncer } from '../announcing/incident-announcer.service.js';
import type { Incident } from '../incident.js';
import { IncidentRepository } from '../incident.repository.js';
import { IncidentEvents } from '../announcing/incident-events.service.js';
import type { MemberFigures } from '../member-figures.js';
import { isHidden, type Member } from '../member.js';
import { MemberRepository } from '../member.repository.js';
import type { TakenSignal } from '../../signals/new-signal.js';
import { FeedbackRules } from '../feedback/feedback-rules.service.js';
import { GroupingDraft } from '../drafts/grouping-draft.js';
import { OpenAlarms } from '../drafts/open-alarms.js';
import { incidentOf } from '../drafts/incident-of.js';
import { newsOf } from '../drafts/news-of.js';
import type { SignalGrouper } from '../../grouping/signal-grouper.js';
import { Surroundings } from './surroundings.service.js';

/** Members that are read to be announced or moved: all of the storm after which the groups begin anew. */
const MOST_MEMBERS = 100_000;

/** The platform does not say that an event is over; one that has not come again for an hour is. */
const SILENT_MS = 3_600_000;
/** Priorities change with the time that incidents go on for, by points an hour. */
const [AGEING_MS, MOST_AGEING] = [300_000, 200];

/** What is stored of the incidents of a batch, and what changes. */
interface Stored {
  readonly previous: ReadonlyMap<string, Incident>;
  readonly figures: ReadonlyMap<string, MemberFigures>;
  readonly draft: GroupingDraft;
  readonly now: Date;
}

/** Reads what a batch of signals changes, and stores it. Everything belongs to the caller's transaction. */
@Injectable()
export class IncidentLedger {
  private agedMs = -Infinity;

  constructor(
    private readonly members: MemberRepository,
    private readonly incidents: IncidentRepository,
    private readonly surroundings: Surroundings,
    private readonly announcer: IncidentAnnouncer,
    private readonly rules: FeedbackRules,
    private readonly events: IncidentEvents,
  ) {}

  /** Reads what is known of the signals' subjects, and says the groups what decides whether they are announced. */
  async open(taken: readonly TakenSignal[], grouper: SignalGrouper, now: Date): Promise<GroupingDraft> {
    const ageing = await this.age(now);
    const held = await this.members.findHeld();
    const known = await this.members.findBySubjects(taken.map(({ subject }) => subject));
    const draft = new GroupingDraft(known, now, await this.openBeside(known, taken));
    draft.addKnown(held);
    for (const id of ageing) draft.touchedIds.add(id);
    if (taken.length > 0 || held.length > 0)
      await this.surroundings.feed(grouper, [...held, ...taken.filter(isOpening)], now);
    return draft;
  }

  /** What else goes on where something ends. */
  private async openBeside(known: readonly Member[], taken: readonly TakenSignal[]): Promise<OpenAlarms> {
    const bySubject = new Map(known.map((one) => [one.subject, one]));
    const ending = taken.filter(({ change }) => change === 'closed');
    return new OpenAlarms(
      await this.members.countOpen(ending.map((one) => bySubject.get(one.subject) ?? one)),
    );
  }

  /** What the platform says no more of is over, and what goes on grows older. @returns incidents to be looked at */
  private async age(now: Date): Promise<readonly string[]> {
    if (Math.abs(now.getTime() - this.agedMs) < AGEING_MS) return [];
    this.agedMs = now.getTime();
    const ended = await this.members.endSilent('platform', new Date(now.getTime() - SILENT_MS));
    const open = await this.incidents.findOpen(MOST_AGEING);
    return [...ended, ...open.map(({ id }) => id)];
  }

  /** Announces after all what was suppressed for a reason that has ended. */
  async release(draft: GroupingDraft, grouper: SignalGrouper, now: Date): Promise<void> {
    const released = grouper.takeReleased();
    await this.addSubjects(
      draft,
      released.map(({ subject }) => subject),
    );
    for (const { subject, atMs } of released) draft.release(subject, new Date(atMs));
    // What the groups do not hold any more, for whatever reason, would never be announced.
    for (const member of draft.allMembers())
      if (isHidden(member) && !grouper.isHeld(member.subject)) draft.release(member.subject, now);
  }

  /** Reads an incident with its members. */
  async addIncident(draft: GroupingDraft, id: string): Promise<Incident | undefined> {
    const [incident] = await this.incidents.findByIds([id]);
    if (incident !== undefined) draft.addKnown(await this.members.findOfIncidents([id], MOST_MEMBERS));
    return incident;
  }

  async storeAcknowledged(incident: Incident, owner: string, now: Date): Promise<void> {
    const acknowledged = { ...incident, acknowledgedAt: now, acknowledgedBy: owner };
    await this.incidents.save([acknowledged]);
    await this.incidents.appendNews([
      { incidentId: incident.id, at: now, kind: 'acknowledged', otherId: null, text: `by ${owner}` },
    ]);
    await this.events.append([acknowledged], new Map([[incident.id, incident]]));
  }

  /** Members that have moved, whether or not anything else is known of them. */
  async addSubjects(draft: GroupingDraft, subjects: Iterable<string>): Promise<void> {
    const missing = [...subjects].filter((subject) => draft.find(subject) === undefined);
    if (missing.length > 0) draft.addKnown(await this.members.findBySubjects(missing));
  }

  /** Moves those that have just come where operators want their like. */
  async follow(draft: GroupingDraft, subjects: readonly string[]): Promise<readonly Member[]> {
    if (subjects.length === 0) return [];
    await this.rules.apply(draft, subjects);
    return subjects.flatMap((subject) => draft.find(subject) ?? []).filter(({ isPinned }) => isPinned);
  }

  /** Whatever follows from the batch: incidents, members, messages to EMS Core, and what open dashboards get. */
  async store(draft: GroupingDraft, taken: readonly TakenSignal[], now: Date): Promise<void> {
    for (const { fromId, toId } of draft.merged) {
      await this.members.moveAll(fromId, toId);
      await this.incidents.markMerged(fromId, toId, now);
    }
    const ids = [...draft.touchedIds];
    if (ids.length === 0) return;
    const previous = new Map((await this.incidents.findByIds(ids)).map((one) => [one.id, one]));
    await this.members.save(draft.takeChanged());
    const leading = [...previous.values()].map(({ leadingSubject }) => leadingSubject);
    const figures = await this.members.findFigures(ids, leading);
    await this.closeEmptied(ids, { previous, figures, draft, now });
    draft.addKnown(await this.members.findOwn(ids, MOST_MEMBERS));
    const feedback = await this.rules.past();
    const made = ids.flatMap((id): Incident[] => {
      const one = figures.get(id);
      if (one === undefined) return [];
      const context = { previous: previous.get(id), feedback: feedback.of(one.notable[0]), now };
      return [incidentOf(id, one, context)];
    });
    const incidents = await this.announcer.announce({ incidents: made, previous, draft, taken });
    const news = [...newsOf(incidents, previous, now), ...draft.news];
    await this.incidents.save(incidents);
    await this.members.save(draft.takeChanged());
    await this.incidents.appendNews(news);
    await this.events.append(incidents, previous, draft.merged);
  }

  /** One without members is part of where they are. */
  private async closeEmptied(
    ids: readonly string[],
    { previous, figures, draft, now }: Stored,
  ): Promise<void> {
    for (const id of ids) {
      const toId = draft.movedTo.get(id);
      if (toId === undefined || !previous.has(id) || figures.has(id)) continue;
      await this.incidents.markMerged(id, toId, now);
    }
  }
}

const isOpening = ({ change }: TakenSignal): boolean => change === 'opened';
