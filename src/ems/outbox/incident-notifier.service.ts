import { Inject, Injectable } from '@nestjs/common';
import { isAtLeast, type Severity } from '../../ml/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { Installation } from '../../platform/database/index.js';
import type { AnomalyNotice } from '../events/anomaly-notice.js';
import { eventSource } from '../events/event-source.js';
import { shortened, storable } from '../events/plain-text.js';
import { type IncidentCause, toCauseDraft } from '../events/to-cause-draft.js';
import { identityOf, toEscalationDraft, toEventDraft } from '../events/to-event-draft.js';
import { alertMessage, eventMessage, resolutionMessage } from './notice-messages.js';
import { OutboxRepository } from './outbox.repository.js';

/** An episode that is announced as part of an incident. */
export interface MemberNotice {
  readonly notice: AnomalyNotice;
  readonly incidentId: string;
  /** The episode whose event leads the incident; itself, or announced before it. */
  readonly leadingEpisodeId: string;
}

/** What leads an incident waits so long for its cause, which is looked for at once; then it goes without. */
const HELD_FOR_CAUSE_MS = 20_000;
/** Beside the reason of the episode itself. */
const LONGEST_CAUSE = 1_000;

/**
 * Puts incidents into the outbox, inside the transaction of the caller: an event for each episode, all with the id of the incident, and one alert. Saying
 * the same twice changes nothing, also where the episodes were announced one by one before.
 */
@Injectable()
export class IncidentNotifier {
  constructor(
    private readonly outbox: OutboxRepository,
    private readonly installation: Installation,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** Whether an incident of the severity gets an alert. */
  deservesAlert(severity: Severity): boolean {
    const { isAutoCreated, minSeverity } = this.config.alerts;
    return isAutoCreated && isAtLeast(severity, minSeverity);
  }

  /** One event for each; those that lead go first. */
  async announce(members: readonly MemberNotice[]): Promise<void> {
    const [leading, others] = partition(members);
    await this.addEvents(leading, HELD_FOR_CAUSE_MS);
    await this.addEvents(others);
  }

  /**
   * Names the cause in what is not delivered yet, and in a further event where EMS Core knows of the incident without one. Of several that are named one
   * after another the last one counts for what waits.
   *
   * @param episodeIds - that lead the incident
   * @param isAlone - whether nothing else is ill yet: then another asset may turn out to be behind it, and what waits goes on waiting
   */
  async explain(
    episodeIds: readonly string[],
    { text, ...found }: IncidentCause,
    isAlone: boolean,
  ): Promise<void> {
    const cause = { ...found, text: shortened(storable(text), LONGEST_CAUSE) };
    await this.outbox.explain(episodeIds, cause, !isAlone);
    const leading = await this.outbox.findUnexplained(episodeIds);
    if (leading === undefined) return;
    const payload = toCauseDraft(cause, leading);
    const message = { identityKey: identityOf(payload), payload, mayHaveArrived: false };
    // As the only event of the incident itself: once, whichever episode leads it later.
    await this.outbox.addEvents([{ kind: 'event', episodeId: cause.incidentId, ...message }]);
  }

  /** A further event for each whose severity is above all that were announced of it. */
  async escalate(members: readonly MemberNotice[]): Promise<void> {
    if (members.length === 0) return;
    const source = eventSource(this.config.alerts.source);
    const completeSince = await this.installation.completeSince();
    const parents = await this.parentsOf(members);
    await this.outbox.addEscalations(
      members.map((member) => {
        const draft = { ...toEscalationDraft(member.notice, source), ...linksOf(member, parents) };
        return eventMessage(member.notice, draft, completeSince);
      }),
    );
  }

  /** An alert on the event of each of the episodes, which have been announced. */
  async raise(notices: readonly AnomalyNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const completeSince = await this.installation.completeSince();
    await this.outbox.addAlerts(
      notices.map((notice) => alertMessage(notice, completeSince)),
      HELD_FOR_CAUSE_MS,
    );
  }

  /** Those of the episodes that have an alert, with whether it is resolved, or will be. */
  findAlerts(
    episodeIds: readonly string[],
  ): Promise<readonly { readonly episodeId: string; readonly isResolved: boolean }[]> {
    return this.outbox.findAlerts(episodeIds);
  }

  /** Resolves the alerts of episodes of an incident for which another alert stands, unless a person has taken them over. */
  async supersede(episodeIds: readonly string[]): Promise<void> {
    const alerted = await this.outbox.findAlerted(episodeIds);
    await this.outbox.addResolutions(
      alerted.map((episode) =>
        resolutionMessage(episode, 'is part of an incident for which another alert stands'),
      ),
    );
  }

  /** A person takes over the alerts of the episodes. @returns how many there are */
  acknowledge(episodeIds: readonly string[], owner: string): Promise<number> {
    return this.outbox.addAcknowledgements(
      episodeIds.map((episodeId) => ({
        kind: 'takeover',
        episodeId,
        identityKey: `takeover:${episodeId}`,
        payload: { owner },
      })),
    );
  }

  private async addEvents(members: readonly MemberNotice[], holdMs = 0): Promise<void> {
    if (members.length === 0) return;
    const source = eventSource(this.config.alerts.source);
    const completeSince = await this.installation.completeSince();
    const parents = await this.parentsOf(members);
    await this.outbox.addEvents(
      members.map((member) => {
        const draft = { ...toEventDraft(member.notice, source), ...linksOf(member, parents) };
        return eventMessage(member.notice, draft, completeSince);
      }),
      holdMs,
    );
  }

  private parentsOf(members: readonly MemberNotice[]): Promise<ReadonlyMap<string, string>> {
    return this.outbox.findFirstEvents([...new Set(members.map(({ leadingEpisodeId }) => leadingEpisodeId))]);
  }
}

function linksOf(
  { notice, incidentId, leadingEpisodeId }: MemberNotice,
  parents: ReadonlyMap<string, string>,
): { readonly correlationId: string; readonly parentEventId?: string } {
  const parent = notice.episodeId === leadingEpisodeId ? undefined : parents.get(leadingEpisodeId);
  return { correlationId: incidentId, ...(parent === undefined ? {} : { parentEventId: parent }) };
}

function partition(members: readonly MemberNotice[]): [MemberNotice[], MemberNotice[]] {
  const leads = ({ notice, leadingEpisodeId }: MemberNotice): boolean =>
    notice.episodeId === leadingEpisodeId;
  return [members.filter(leads), members.filter((one) => !leads(one))];
}
