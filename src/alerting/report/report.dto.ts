import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IntegerQuery, MayBeOmitted } from '../../platform/http/index.js';
import type { ListedIncident } from '../incidents/listing/incident-listing.repository.js';
import type { ShiftReport, SuppressedGroup } from './shift-report.js';

const FORMATS = ['json', 'html', 'markdown'] as const;

export class ReportQuery {
  /** How far back it goes, in hours. */
  @IntegerQuery({ min: 1, max: 168, default: 12 })
  hours = 12;

  /** What it is written in. */
  @ApiProperty({ enum: FORMATS, default: 'json', required: false })
  @MayBeOmitted()
  @IsIn(FORMATS)
  format: (typeof FORMATS)[number] = 'json';
}

class ReportedIncidentResponse {
  /** UUID. */
  id!: string;
  @ApiProperty({ enum: ['open', 'closed'] })
  status!: string;
  @ApiProperty({ enum: ['low', 'medium', 'high', 'critical'] })
  severity!: string;
  /** 0 (not urgent) to 100. */
  priority!: number;
  summary!: string;
  /** ISO 8601, UTC. */
  startedAt!: string;
  /** ISO 8601, UTC; null while it goes on. */
  @ApiProperty({ type: String, nullable: true })
  endedAt!: string | null;
  /** Alerts that belong to it, 1 or more. */
  alertCount!: number;
  /** Of them those that were not announced by themselves. */
  suppressedCount!: number;

  static from(incident: ListedIncident): ReportedIncidentResponse {
    const { id, status, severity, priority, summary, startedAt, endedAt, nMembers, nSuppressed } = incident;
    return {
      id,
      status,
      severity,
      priority,
      summary,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      alertCount: nMembers,
      suppressedCount: nSuppressed,
    };
  }
}

class SuppressedExampleResponse {
  /** @example edge-rtr-01 */
  assetName!: string;
  /** @example latency high */
  kind!: string;
  /** In words. */
  reason!: string;
}

class SuppressedResponse {
  /** `silence`, `behind`, `waiting` or `repeat`. */
  reasonKind!: string;
  /** 1 or more. */
  count!: number;
  /** Of them those that go on. */
  openCount!: number;
  /** The newest, 3 at most. */
  examples!: SuppressedExampleResponse[];

  static from({ reasonKind, count, openCount, examples }: SuppressedGroup): SuppressedResponse {
    return {
      reasonKind,
      count,
      openCount,
      examples: examples.map(({ entityName, kind, reason }) => ({ assetName: entityName, kind, reason })),
    };
  }
}

class NextLookResponse {
  /** UUID; null where it is about none in particular. */
  @ApiProperty({ type: String, nullable: true })
  incidentId!: string | null;
  text!: string;
}

class PriorityCountsResponse {
  /** Of priority 70 and more. */
  urgent!: number;
  /** Of priority 40 to 69. */
  medium!: number;
  low!: number;
}

export class ReportResponse {
  /** Always true. */
  success!: boolean;
  /** ISO 8601, UTC. */
  from!: string;
  /** ISO 8601, UTC. */
  until!: string;
  /** Incidents that went on at some time between the two. */
  total!: number;
  byPriority!: PriorityCountsResponse;
  /** Of them those that are over. */
  closed!: number;
  /** The most urgent of them, 30 at most. */
  happened!: ReportedIncidentResponse[];
  /** Open incidents in all. */
  openTotal!: number;
  /** The most urgent of those, 30 at most. */
  stillOpen!: ReportedIncidentResponse[];
  /** What was not announced by itself, by reason. */
  suppressed!: SuppressedResponse[];
  /** What to look at next, the most urgent first. */
  next!: NextLookResponse[];

  static from(report: ShiftReport): ReportResponse {
    const { urgent, medium, low } = report;
    return {
      success: true,
      from: report.from.toISOString(),
      until: report.until.toISOString(),
      total: report.total,
      byPriority: { urgent, medium, low },
      closed: report.closed,
      happened: report.happened.map((one) => ReportedIncidentResponse.from(one)),
      openTotal: report.openTotal,
      stillOpen: report.stillOpen.map((one) => ReportedIncidentResponse.from(one)),
      suppressed: report.suppressed.map((one) => SuppressedResponse.from(one)),
      next: report.next.map(({ incidentId, text }) => ({ incidentId, text })),
    };
  }
}
