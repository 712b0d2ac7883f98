import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import type { IncidentNotice } from '../../notifying/incident-notice.js';
import { NotifyIncidents } from '../../notifying/notify-incidents.service.js';
import type { Incident } from '../incident.js';
import { IncidentEntities, type IncidentEntity } from './incident-entities.repository.js';

/** Lets other tools than EMS Core know of incidents, whatever ALERTING says; of what is suppressed as a whole nobody hears. */
@Injectable()
export class IncidentNotices {
  constructor(
    private readonly entities: IncidentEntities,
    private readonly others: NotifyIncidents,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'notices'>,
  ) {}

  /** Belongs to the caller's transaction. */
  async append(
    incidents: readonly Incident[],
    merged: readonly { readonly fromId: string }[],
    now: Date,
  ): Promise<void> {
    if (!this.others.isNeeded) return;
    const entities = await this.entities.findOf(incidents.map(({ id }) => id));
    const silent = new Set(incidents.filter(isSuppressed).map(({ id }) => id));
    const notices = incidents.map((incident) => this.noticeOf(incident, entities.get(incident.id) ?? []));
    await this.others.notify(notices, ({ id }) => !silent.has(id));
    await this.others.end(
      merged.map(({ fromId }) => fromId),
      now,
    );
  }

  private noticeOf(incident: Incident, assets: readonly IncidentEntity[]): IncidentNotice {
    const { id, summary, severity, priority, startedAt, lastAt, endedAt, contributions } = incident;
    const { dashboardUrl } = this.config.notices;
    return {
      id,
      title: summary,
      summary: [sizeOf(incident), ...contributions.map(({ text }) => text)].join(' '),
      severity,
      priority,
      assets,
      startedAt,
      updatedAt: lastAt,
      endedAt,
      url:
        dashboardUrl === undefined ? null : `${dashboardUrl.replace(/\/+$/, '')}/dashboard/incidents/${id}`,
    };
  }
}

function isSuppressed({ nSuppressed, nMembers }: Incident): boolean {
  return nSuppressed >= nMembers;
}

function sizeOf({ nMembers, nEntities, nSuppressed }: Incident): string {
  const suppressed = nSuppressed === 0 ? '' : `, ${nSuppressed} of them suppressed`;
  return `${nMembers} alert(s) of ${nEntities} asset(s)${suppressed}.`;
}
