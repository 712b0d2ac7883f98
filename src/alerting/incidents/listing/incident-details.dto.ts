import { ApiProperty } from '@nestjs/swagger';
import { AssetIdField, presentAssetId } from '../../../metrics/index.js';
import { SEVERITIES } from '../../../ml/index.js';
import type { IncidentNews } from '../incident.js';
import type { SimilarIncident } from './incident-listing.repository.js';
import type { IncidentDetails } from './list-incidents.service.js';
import type { Member } from '../member.js';
import { episodeOfSubject } from '../../signals/episode-signals.js';
import { SIGNAL_SOURCES } from '../../signals/alarm.js';
import { IncidentFeedbackResponse } from '../feedback/incident-feedback.dto.js';
import { IncidentResponse, PriorityContributionResponse } from './incident.dto.js';

export class IncidentMemberResponse {
  /** What it is: `episode:` or `event:` and an id. Feedback names members by it. */
  id!: string;
  /** UUID of the episode; null for an event of the platform. */
  @ApiProperty({ type: String, nullable: true })
  episodeId!: string | null;
  @ApiProperty({ enum: SIGNAL_SOURCES })
  source!: string;
  @AssetIdField()
  assetId!: string | number;
  @ApiProperty({ type: String, nullable: true })
  assetName!: string | null;
  /** @example latency high */
  kind!: string;
  @ApiProperty({ enum: SEVERITIES })
  severity!: string;
  text!: string;
  /** ISO 8601, UTC. */
  startedAt!: string;
  /** ISO 8601, UTC; null while it goes on. */
  @ApiProperty({ type: String, nullable: true })
  endedAt!: string | null;
  /** When it was announced by itself, or would have been: ISO 8601, UTC; null where it was not. */
  @ApiProperty({ type: String, nullable: true })
  announcedAt!: string | null;
  /** Why it was not announced by itself when it came; null where it was. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** How urgent it was when it came, by which the priority of the whole was computed; no unit. */
  urgency!: number;

  static from(member: Member): IncidentMemberResponse {
    return {
      id: member.subject,
      episodeId: episodeOfSubject(member.subject) ?? null,
      source: member.source,
      assetId: presentAssetId(member.entityId),
      assetName: member.entityName,
      kind: member.kind,
      severity: member.severity,
      text: member.text,
      startedAt: member.startedAt.toISOString(),
      endedAt: member.endedAt?.toISOString() ?? null,
      announcedAt: member.announcedAt?.toISOString() ?? null,
      reason: member.suppression?.reason ?? null,
      urgency: member.urgency,
    };
  }
}

class IncidentNewsResponse {
  /** ISO 8601, UTC. */
  at!: string;
  @ApiProperty({
    enum: [
      'opened',
      'reopened',
      'closed',
      'severity',
      'merged',
      'split',
      'released',
      'acknowledged',
      'feedback',
    ],
  })
  kind!: string;
  text!: string;
  /** UUID of the incident that it was merged with or split from; null otherwise. */
  @ApiProperty({ type: String, nullable: true })
  otherId!: string | null;

  static from({ at, kind, text, otherId }: IncidentNews): IncidentNewsResponse {
    return { at: at.toISOString(), kind, text, otherId };
  }
}

class SimilarIncidentResponse extends IncidentResponse {
  /** Share of entities and kinds that the two have in common, 0..1. */
  similarity!: number;

  static fromSimilar({ incident, similarity }: SimilarIncident): SimilarIncidentResponse {
    return Object.assign(IncidentResponse.from(incident), { similarity });
  }
}

export class IncidentDetailsResponse {
  /** Always true. */
  success!: boolean;
  incident!: IncidentResponse;
  /** Why it is as urgent as it is; their sum is the priority. */
  contributions!: PriorityContributionResponse[];
  /** Episodes and events in the order in which they came, 1500 at most. */
  memberList!: IncidentMemberResponse[];
  /** What became of it, oldest first; the newest 500. */
  timeline!: IncidentNewsResponse[];
  /** Members that are not announced by themselves, with the reason. */
  suppressedList!: IncidentMemberResponse[];
  /** Earlier incidents of the same kinds on the same entities, the most similar first; 5 at most. */
  similar!: SimilarIncidentResponse[];
  /** What operators said of it and have not taken back, oldest first. */
  feedback!: IncidentFeedbackResponse[];

  static from({ incident, members, news, similar, feedback }: IncidentDetails): IncidentDetailsResponse {
    const memberList = members.map((member) => IncidentMemberResponse.from(member));
    return {
      success: true,
      incident: IncidentResponse.from(incident),
      contributions: incident.contributions.map((one) => PriorityContributionResponse.from(one)),
      memberList,
      timeline: news.map((one) => IncidentNewsResponse.from(one)),
      suppressedList: memberList.filter(({ announcedAt }) => announcedAt === null),
      similar: similar.map((one) => SimilarIncidentResponse.fromSimilar(one)),
      feedback: feedback.map((one) => IncidentFeedbackResponse.from(one)),
    };
  }
}
