import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';
import { MayBeOmitted } from '../../../platform/http/index.js';
import {
  INCIDENT_FEEDBACKS,
  type IncidentFeedback,
  type IncidentFeedbackValue,
  type IncidentFeedbackRequest,
} from './incident-feedback.js';

const MOST_MEMBERS = 500;

export class NewIncidentFeedbackRequest {
  /** `real` and `noise` move the priority of its like; `split` takes members out into an incident of their own; `merge` takes another incident in. */
  @ApiProperty({ enum: INCIDENT_FEEDBACKS, example: 'real' })
  @IsIn(INCIDENT_FEEDBACKS)
  feedback!: IncidentFeedbackValue;

  /** For `split`: ids of the members that do not belong to it. */
  @ApiProperty({
    type: 'array',
    items: { type: 'string', maxLength: 100 },
    required: false,
    minItems: 1,
    maxItems: MOST_MEMBERS,
  })
  @MayBeOmitted()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MEMBERS)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  memberIds?: string[];

  /** For `merge`: UUID of the incident that belongs to it. */
  @MayBeOmitted()
  @IsUUID()
  otherIncidentId?: string;

  /** For whoever wonders later; 1 to 500 characters. */
  @ApiProperty({ required: false, example: 'the uplink was down' })
  @MayBeOmitted()
  @IsString()
  @Length(1, 500)
  note?: string;

  static toRequest(request: NewIncidentFeedbackRequest): IncidentFeedbackRequest {
    const { feedback, memberIds = [], otherIncidentId, note } = request;
    return { value: feedback, members: memberIds, otherId: otherIncidentId?.toLowerCase(), note };
  }
}

export class IncidentFeedbackResponse {
  /** UUID; takes it back. */
  id!: string;
  @ApiProperty({ enum: INCIDENT_FEEDBACKS })
  value!: string;
  @ApiProperty({ type: String, nullable: true })
  note!: string | null;
  /** ISO 8601, UTC. */
  givenAt!: string;

  static from({ id, value, note, givenAt }: IncidentFeedback): IncidentFeedbackResponse {
    return { id, value, note, givenAt: givenAt.toISOString() };
  }
}

export class OneIncidentFeedbackResponse {
  /** Always true. */
  success!: boolean;
  feedback!: IncidentFeedbackResponse;

  static from(feedback: IncidentFeedback): OneIncidentFeedbackResponse {
    return { success: true, feedback: IncidentFeedbackResponse.from(feedback) };
  }
}

export class AcknowledgementRequest {
  /** Who looks after it, as EMS Core will name the owner of the alert. */
  @ApiProperty({ example: 'noc' })
  @IsString()
  @Length(1, 100)
  owner!: string;
}
