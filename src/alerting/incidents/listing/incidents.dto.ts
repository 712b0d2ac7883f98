import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { IsAssetId } from '../../../metrics/index.js';
import { SEVERITIES, type Severity } from '../../../ml/index.js';
import { ALERTING_MODES } from '../../../platform/config/index.js';
import { CursorQuery, IntegerQuery, IsInstant, MayBeOmitted } from '../../../platform/http/index.js';
import { INCIDENT_SORTS, type IncidentFilter, type IncidentSort } from './incident-query.js';
import type { IncidentPage } from './list-incidents.service.js';
import { IncidentResponse } from './incident.dto.js';

export class IncidentsQuery {
  /** Those that go on, those that are over, or both. */
  @ApiProperty({ enum: ['open', 'closed', 'all'], default: 'open', required: false })
  @MayBeOmitted()
  @IsIn(['open', 'closed', 'all'])
  status: IncidentFilter['status'] = 'open';

  /** Least priority. */
  @IntegerQuery({ min: 0, max: 100 })
  minPriority?: number;

  /** Least severity. */
  @ApiProperty({ enum: SEVERITIES, required: false })
  @MayBeOmitted()
  @IsIn(SEVERITIES)
  minSeverity?: Severity;

  /** Incidents with this in their summary, in whatever case. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  text?: string;

  /** Incidents with a member of this asset: its id. */
  @MayBeOmitted()
  @IsAssetId()
  assetId?: string;

  /** Incidents that went on at this time or later: ISO 8601. */
  @MayBeOmitted()
  @IsInstant()
  from?: string;

  /** Incidents that had begun by this time: ISO 8601. */
  @MayBeOmitted()
  @IsInstant()
  until?: string;

  /** Order, with a minus downwards; equal ones by id. */
  @ApiProperty({ enum: INCIDENT_SORTS, default: '-priority', required: false })
  @MayBeOmitted()
  @IsIn(INCIDENT_SORTS)
  sort: IncidentSort = '-priority';

  /** Incidents per page. */
  @IntegerQuery({ min: 1, max: 500, default: 50 })
  limit = 50;

  /** `nextCursor` of the page before, asked for with the same order and filters; the first page without it. */
  @CursorQuery()
  cursor?: string;

  static toFilter(query: IncidentsQuery): IncidentFilter {
    const { status, minPriority, minSeverity, text } = query;
    // As UUIDs are stored.
    const assetId = query.assetId?.includes('-') ? query.assetId.toLowerCase() : query.assetId;
    const from = query.from === undefined ? undefined : new Date(query.from);
    const until = query.until === undefined ? undefined : new Date(query.until);
    return { status, minPriority, minSeverity, text, assetId, from, until };
  }
}

export class IncidentsResponse {
  /** Always true. */
  success!: boolean;
  /** The setting ALERTING: whether episodes are announced one by one, that while incidents are followed, or incidents. */
  @ApiProperty({ enum: ALERTING_MODES })
  alerting!: string;
  incidents!: IncidentResponse[];
  /** Of the next page; null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  static from({ incidents, nextCursor, mode }: IncidentPage): IncidentsResponse {
    return {
      success: true,
      alerting: mode,
      incidents: incidents.map((incident) => IncidentResponse.from(incident)),
      nextCursor,
    };
  }
}
