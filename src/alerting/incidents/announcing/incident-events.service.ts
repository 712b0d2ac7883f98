import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { LiveEvents, type NewLiveEvent } from '../../../platform/live-events/index.js';
import { IncidentNotices } from './incident-notices.service.js';
import type { Incident } from '../incident.js';

/** More than these at once are not worth an event each. */
const MOST_CHANGES = 100;

/** Passes on to other tools what becomes of incidents, and open dashboards unless episodes are announced one by one. */
@Injectable()
export class IncidentEvents {
  constructor(
    private readonly events: LiveEvents,
    private readonly notices: IncidentNotices,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** Belongs to the caller's transaction. */
  async append(
    incidents: readonly Incident[],
    previous: ReadonlyMap<string, Incident>,
    merged: readonly { readonly fromId: string; readonly toId: string }[] = [],
  ): Promise<void> {
    await this.notices.append(incidents, merged, this.clock.now());
    if (this.config.alerts.mode === 'single') return;
    const events: readonly NewLiveEvent[] = [
      ...incidents
        .filter((incident) => isNews(incident, previous.get(incident.id)))
        .map((incident) => eventOf(incident, previous.get(incident.id))),
      ...merged.map(({ fromId, toId }): NewLiveEvent => {
        const data = { change: 'closed', id: fromId, status: 'closed', mergedInto: toId };
        return { name: 'incident', data };
      }),
    ];
    const reset: NewLiveEvent = { name: 'reset', data: {} };
    await this.events.append(...(events.length > MOST_CHANGES ? [reset] : events));
  }
}

/** Nothing is said of one that only goes on. */
function isNews(incident: Incident, before: Incident | undefined): boolean {
  const shown = ({ status, severity, priority, summary, acknowledgedAt }: Incident): string =>
    JSON.stringify([status, severity, priority, summary, acknowledgedAt]);
  return before === undefined || shown(before) !== shown(incident);
}

function eventOf(incident: Incident, before: Incident | undefined): NewLiveEvent {
  const { id, status, severity, priority, summary, mergedInto } = incident;
  const change = changeOf(incident, before);
  return { name: 'incident', data: { change, id, status, severity, priority, summary, mergedInto } };
}

function changeOf({ status }: Incident, before: Incident | undefined): 'opened' | 'changed' | 'closed' {
  if (status === 'closed') return before?.status === 'closed' ? 'changed' : 'closed';
  return before?.status === 'open' ? 'changed' : 'opened';
}
