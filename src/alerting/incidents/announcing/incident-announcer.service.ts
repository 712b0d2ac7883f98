import { Inject, Injectable } from '@nestjs/common';
import { EmsNotifier, IncidentNotifier, type MemberNotice } from '../../../ems/index.js';
import { isAtLeast, type Severity } from '../../../ml/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import type { GroupingDraft } from '../drafts/grouping-draft.js';
import type { Incident } from '../incident.js';
import { IncidentRepository } from '../incident.repository.js';
import type { Member } from '../member.js';
import { episodeOfSubject } from '../../signals/episode-signals.js';
import type { TakenSignal } from '../../signals/new-signal.js';

/** A member that is an episode of ours. */
type OwnMember = Member & { readonly notice: NonNullable<Member['notice']> };

interface Batch {
  readonly incidents: readonly Incident[];
  /** As they were before, by id. */
  readonly previous: ReadonlyMap<string, Incident>;
  readonly draft: GroupingDraft;
  readonly taken: readonly TakenSignal[];
}

/**
 * Puts what is to be announced into the outbox. With ALERTING=incident: an event for each member that is not suppressed, one alert on the leading one
 * as soon as one is severe enough, and its end once all is over. Otherwise nothing but what was left to the incidents before the setting was changed.
 */
@Injectable()
export class IncidentAnnouncer {
  constructor(
    private readonly notifier: IncidentNotifier,
    private readonly episodes: EmsNotifier,
    private readonly incidents: IncidentRepository,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** @returns the incidents with what stands for them in EMS Core */
  async announce(batch: Batch): Promise<readonly Incident[]> {
    const { mode, isObserveOnly } = this.config.alerts;
    if (isObserveOnly) return batch.incidents;
    if (mode === 'incident') return this.announceIncidents(batch);
    await this.announceLeft(batch);
    return batch.incidents;
  }

  private async announceIncidents({ incidents, previous, draft }: Batch): Promise<readonly Incident[]> {
    const due: MemberNotice[] = [];
    const escalated: MemberNotice[] = [];
    for (const incident of incidents) {
      const own = ownOf(draft.membersOf(incident.id)).filter(({ announcedAt }) => announcedAt !== null);
      const leading = own.find(({ subject }) => subject === incident.leadingSubject) ?? own[0];
      if (leading === undefined) continue;
      for (const member of own) {
        const announced = {
          notice: member.notice,
          incidentId: incident.id,
          leadingEpisodeId: leading.notice.episodeId,
        };
        if (member.announcedSeverity === null) due.push(announced);
        else if (!isAtLeast(member.announcedSeverity, member.severity)) escalated.push(announced);
        else continue;
        draft.noteAnnounced(member.subject);
      }
    }
    await this.notifier.announce(due);
    await this.notifier.escalate(escalated);
    const news = new Set(due.map(({ incidentId }) => incidentId));
    const alerted = await this.raiseAlerts({ incidents, previous, draft }, news);
    await this.resolve({ incidents, previous, draft });
    return alerted;
  }

  /** @param news - incidents of which something is announced for the first time */
  private async raiseAlerts(
    { incidents, previous, draft }: Omit<Batch, 'taken'>,
    news: ReadonlySet<string>,
  ): Promise<readonly Incident[]> {
    const alerts = await this.notifier.findAlerts(
      incidents.flatMap(({ id }) => ownOf(draft.membersOf(id)).map(({ notice }) => notice.episodeId)),
    );
    const isResolved = new Map(alerts.map(({ episodeId, ...alert }) => [episodeId, alert.isResolved]));
    const raised: OwnMember[] = [];
    const surplus: string[] = [];
    const alerted = incidents.map((incident): Incident => {
      const own = ownOf(draft.membersOf(incident.id));
      const [standing, ...others] = standingFirst(own, isResolved, previous.get(incident.id));
      for (const other of others) surplus.push(other);
      if (standing !== undefined) return { ...incident, alertedEpisodeId: standing };
      const isBack = previous.get(incident.id)?.status === 'closed';
      if (incident.status === 'closed' && !news.has(incident.id)) return incident;
      const candidate = this.candidateOf(incident, own, isResolved);
      if (candidate === undefined) return isBack ? { ...incident, alertedEpisodeId: null } : incident;
      raised.push(candidate);
      return { ...incident, alertedEpisodeId: candidate.notice.episodeId };
    });
    await this.notifier.raise(raised.map(({ notice }) => notice));
    await this.supersede(surplus);
    return alerted;
  }

  /** Of incidents that turned out to be one, one alert is left. Alerts that were raised one by one stay until their ends. */
  private async supersede(surplus: readonly string[]): Promise<void> {
    const ofMerged = await this.incidents.findAlertsOfMerged(surplus);
    if (ofMerged.size > 0) await this.notifier.supersede([...ofMerged]);
  }

  /** The leading member, with the severity of the worst; one that had an alert before cannot have another. */
  private candidateOf(
    { leadingSubject }: Incident,
    own: readonly OwnMember[],
    isResolved: ReadonlyMap<string, boolean>,
  ): OwnMember | undefined {
    const announced = own.filter(({ announcedAt }) => announcedAt !== null);
    const severity = worstOf(announced);
    if (announced.length === 0 || !this.notifier.deservesAlert(severity)) return undefined;
    const free = announced.filter(({ notice }) => !isResolved.has(notice.episodeId));
    const member =
      free.find(({ subject }) => subject === leadingSubject) ?? free.find(({ endedAt }) => endedAt === null);
    return member && { ...member, notice: { ...member.notice, severity } };
  }

  private async resolve({ incidents, previous, draft }: Omit<Batch, 'taken'>): Promise<void> {
    const over = incidents.filter(
      ({ id, status }) => status === 'closed' && previous.get(id)?.status !== 'closed',
    );
    await this.episodes.resolve(
      over.flatMap(({ id }) => ownOf(draft.membersOf(id)).map(({ notice }) => notice.episodeId)),
    );
  }

  /** What was recorded for incidents, before the setting was changed, is announced as single episodes are. */
  private async announceLeft({ taken, draft }: Batch): Promise<void> {
    const left = taken.filter(({ isForIncident }) => isForIncident);
    const subjects = [...new Set(left.map(({ subject }) => subject))];
    const due = ownOf(subjects.flatMap((subject) => draft.find(subject) ?? [])).filter(
      ({ announcedAt, announcedSeverity }) => announcedAt !== null && announcedSeverity === null,
    );
    await this.episodes.announce(due.map(({ notice }) => notice));
    for (const { subject } of due) draft.noteAnnounced(subject);
    const closed = left.filter(({ change }) => change === 'closed');
    await this.episodes.resolve(closed.flatMap(({ subject }) => episodeOfSubject(subject) ?? []));
  }
}

function worstOf(members: readonly Member[]): Severity {
  return members.reduce<Severity>(
    (worst, { severity }) => (isAtLeast(severity, worst) ? severity : worst),
    'low',
  );
}

function ownOf(members: readonly Member[]): readonly OwnMember[] {
  return members.filter((member): member is OwnMember => member.notice !== null);
}

/** Episodes whose alerts are not resolved, that which stood for the incident before as the first of them. */
function standingFirst(
  own: readonly OwnMember[],
  isResolved: ReadonlyMap<string, boolean>,
  previous: Incident | undefined,
): readonly string[] {
  const ids = own.map(({ notice }) => notice.episodeId).filter((id) => isResolved.get(id) === false);
  const before = previous?.alertedEpisodeId;
  return ids.filter((id) => id === before).concat(ids.filter((id) => id !== before));
}
