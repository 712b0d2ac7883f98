import { Inject, Injectable } from '@nestjs/common';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { OwnTables } from '../../../platform/database/index.js';
import { isUuid } from '../../../platform/ids/index.js';
import type { IncidentFeedback } from '../feedback/incident-feedback.js';
import { IncidentFeedbackRepository } from '../feedback/incident-feedback.repository.js';
import { IncidentNotFoundError } from '../incident.errors.js';
import type { IncidentNews } from '../incident.js';
import { IncidentRepository } from '../incident.repository.js';
import type { Member } from '../member.js';
import { MemberRepository } from '../member.repository.js';
import { readIncidentCursor, writeIncidentCursor } from './incident-cursor.js';
import { IncidentListing, type ListedIncident, type SimilarIncident } from './incident-listing.repository.js';
import type { IncidentFilter, IncidentSort } from './incident-query.js';

/** An incident is full with a thousand. */
const MOST_MEMBERS = 1_500;
const MOST_NEWS = 500;
const MOST_SIMILAR = 5;

export interface IncidentListRequest {
  readonly filter: IncidentFilter;
  readonly sort: IncidentSort;
  readonly limit: number;
  readonly cursor: string | undefined;
}

export interface IncidentPage {
  readonly incidents: readonly ListedIncident[];
  readonly nextCursor: string | null;
  readonly mode: ServiceConfig['alerts']['mode'];
}

/** An incident with all that is known of it. */
export interface IncidentDetails {
  readonly incident: ListedIncident;
  /** In the order in which they began, 1500 at most. */
  readonly members: readonly Member[];
  /** What became of it, oldest first; the newest 500. */
  readonly news: readonly IncidentNews[];
  readonly similar: readonly SimilarIncident[];
  /** What operators said of it, oldest first. */
  readonly feedback: readonly IncidentFeedback[];
}

/** Lists incidents, and shows one. */
@Injectable()
export class ListIncidents {
  constructor(
    private readonly listing: IncidentListing,
    private readonly incidents: IncidentRepository,
    private readonly members: MemberRepository,
    private readonly feedback: IncidentFeedbackRepository,
    private readonly tables: OwnTables,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'alerts'>,
  ) {}

  /** @throws InvalidIncidentRequestError */
  async list({ filter, sort, limit, cursor }: IncidentListRequest): Promise<IncidentPage> {
    const after = cursor === undefined ? undefined : readIncidentCursor(cursor, sort);
    const found = await this.tables.ask(() => this.listing.findPage({ filter, sort, limit, after }));
    const incidents = found.slice(0, limit);
    const last = found.length > limit ? incidents.at(-1) : undefined;
    const nextCursor = last ? writeIncidentCursor(sort, { value: valueOf(last, sort), id: last.id }) : null;
    return { incidents, nextCursor, mode: this.config.alerts.mode };
  }

  /** @throws IncidentNotFoundError */
  async show(id: string): Promise<IncidentDetails> {
    const incident = isUuid(id) ? await this.tables.ask(() => this.listing.find(id)) : undefined;
    if (!incident) throw new IncidentNotFoundError(id);
    const [members, news, similar, feedback] = await Promise.all([
      this.members.findOfIncidents([id], MOST_MEMBERS),
      this.incidents.findNews(id, MOST_NEWS),
      this.listing.findSimilar(incident, MOST_SIMILAR),
      this.feedback.findOf(id),
    ]);
    return { incident, members, news, similar, feedback };
  }
}

function valueOf(incident: ListedIncident, sort: IncidentSort): number {
  if (sort.endsWith('priority')) return incident.priority;
  return (sort.endsWith('startedAt') ? incident.startedAt : incident.lastAt).getTime();
}
