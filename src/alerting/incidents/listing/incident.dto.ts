import { ApiProperty } from '@nestjs/swagger';
import { presentAssetId } from '../../../metrics/index.js';
import { SEVERITIES } from '../../../ml/index.js';
import type { PriorityShare } from '../incident.js';
import type { IncidentDelivery } from './incident-deliveries.repository.js';
import type { ListedIncident } from './incident-listing.repository.js';

/** An asset id, or null. */
const NULLABLE_ASSET_ID = {
  oneOf: [{ type: 'string', maxLength: 64 }, { type: 'integer', minimum: 1 }, { type: 'null' }],
};

export class PriorityContributionResponse {
  /**
   * `severity`, `impact`, `unreachable`, `company`, `novelty`, `unfamiliarity`, `surprise`, `tier`, `feedback` or `duration`.
   *
   * @example severity
   */
  reason!: string;
  /** Points; negative where it makes the incident less urgent. */
  value!: number;
  /**
   * The same in words.
   *
   * @example 'its severity is high'
   */
  text!: string;

  static from({ reason, value, text }: PriorityShare): PriorityContributionResponse {
    return { reason, value, text };
  }
}

export class IncidentDeliveryResponse {
  /** Members that EMS Core hears of. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  announced!: number;
  /** Messages about them that EMS Core has yet to take. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  waiting!: number;
  /** Messages that it has taken. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  delivered!: number;
  /** Messages that it has refused for good; `GET /ems/outbox?status=parked` says why. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  parked!: number;

  static from({ nAnnounced, nWaiting, nDelivered, nParked }: IncidentDelivery): IncidentDeliveryResponse {
    return { announced: nAnnounced, waiting: nWaiting, delivered: nDelivered, parked: nParked };
  }
}

export class IncidentResponse {
  /** UUID; stays the same for as long as the incident is listed. */
  id!: string;
  @ApiProperty({ enum: ['open', 'closed'] })
  status!: string;
  /** That of its worst member that goes on; once all is over, of the worst of all. */
  @ApiProperty({ enum: SEVERITIES })
  severity!: string;
  /** 0 (not urgent) to 100: the sum of its contributions. */
  priority!: number;
  /** One sentence. */
  summary!: string;
  /** Of what it is named after: an asset of EMS Core, or an entity of the topology; null once it has become part of another incident. */
  @ApiProperty(NULLABLE_ASSET_ID)
  assetId!: string | number | null;
  @ApiProperty({ type: String, nullable: true })
  assetName!: string | null;
  /** Of what it is named after, e.g. `latency high`. */
  @ApiProperty({ type: String, nullable: true })
  kind!: string | null;
  /** ISO 8601, UTC. */
  startedAt!: string;
  /** When anything of it was heard of last: ISO 8601, UTC. */
  lastAt!: string;
  /** ISO 8601, UTC; null while anything of it goes on. */
  @ApiProperty({ type: String, nullable: true })
  endedAt!: string | null;
  /** Episodes and events of the platform. */
  members!: number;
  /** Assets, and other entities. */
  entities!: number;
  /** Members that are not announced by themselves, for a reason that may end. */
  suppressed!: number;
  /** Whether an alert in EMS Core stands for it. */
  hasAlert!: boolean;
  /** What EMS Core hears of it, whether as an incident or episode by episode. */
  delivery!: IncidentDeliveryResponse;
  /** ISO 8601, UTC; null while nobody has. */
  @ApiProperty({ type: String, nullable: true })
  acknowledgedAt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  acknowledgedBy!: string | null;
  /** UUID of the incident that it has become part of; null for one of its own. */
  @ApiProperty({ type: String, nullable: true })
  mergedInto!: string | null;

  static from({ leading, ...incident }: ListedIncident): IncidentResponse {
    return {
      id: incident.id,
      status: incident.status,
      severity: incident.severity,
      priority: incident.priority,
      summary: incident.summary,
      assetId: leading && presentAssetId(leading.entityId),
      assetName: leading?.entityName ?? null,
      kind: leading?.kind ?? null,
      startedAt: incident.startedAt.toISOString(),
      lastAt: incident.lastAt.toISOString(),
      endedAt: incident.endedAt?.toISOString() ?? null,
      members: incident.nMembers,
      entities: incident.nEntities,
      suppressed: incident.nSuppressed,
      hasAlert: incident.alertedEpisodeId !== null,
      delivery: IncidentDeliveryResponse.from(incident.delivery),
      acknowledgedAt: incident.acknowledgedAt?.toISOString() ?? null,
      acknowledgedBy: incident.acknowledgedBy,
      mergedInto: incident.mergedInto,
    };
  }
}
