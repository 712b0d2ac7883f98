import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length } from 'class-validator';
import { AssetIdField, IsAssetId, presentAssetId } from '../../metrics/index.js';
import { MayBeOmitted } from '../../platform/http/index.js';
import { CAUSE_FEEDBACKS, type CauseFeedback, type CauseFeedbackValue } from '../feedback/cause-feedback.js';
import type { CauseFeedbackRequest } from '../feedback/give-cause-feedback.service.js';

export class NewCauseFeedbackRequest {
  /** `cause`: this one was it. `not-cause`: this one was not. `none`: it was nothing of what is monitored. What is said later of the same node replaces it. */
  @ApiProperty({ enum: CAUSE_FEEDBACKS, example: 'cause' })
  @IsIn(CAUSE_FEEDBACKS)
  feedback!: CauseFeedbackValue;

  /** The node that it is about: an asset, or a name of the topology file; omitted for `none`. */
  @AssetIdField({ required: false })
  @MayBeOmitted()
  @IsAssetId()
  assetId?: string | number;

  /** What it turned out to be, for whoever meets its like; 1 to 500 characters. */
  @ApiProperty({ required: false, example: 'power supply replaced' })
  @MayBeOmitted()
  @IsString()
  @Length(1, 500)
  note?: string;

  static toRequest({ feedback, assetId, note }: NewCauseFeedbackRequest): CauseFeedbackRequest {
    return { value: feedback, assetId, note };
  }
}

export class CauseFeedbackResponse {
  /** UUID. */
  id!: string;
  @ApiProperty({ enum: CAUSE_FEEDBACKS })
  value!: string;
  /** Null for `none`. */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }], nullable: true })
  assetId!: string | number | null;
  /** Null where the platform does not know it. */
  @ApiProperty({ type: String, nullable: true })
  assetName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  note!: string | null;
  /** ISO 8601, UTC. */
  givenAt!: string;

  static from(
    { id, value, assetId, note, givenAt }: CauseFeedback,
    names: ReadonlyMap<string, string> = new Map(),
  ): CauseFeedbackResponse {
    const assetName = assetId === null ? null : (names.get(assetId) ?? null);
    const asset = { assetId: assetId === null ? null : presentAssetId(assetId), assetName };
    return { id, value, ...asset, note, givenAt: givenAt.toISOString() };
  }
}

export class OneCauseFeedbackResponse {
  /** Always true. */
  success!: boolean;
  feedback!: CauseFeedbackResponse;

  static from(feedback: CauseFeedback): OneCauseFeedbackResponse {
    return { success: true, feedback: CauseFeedbackResponse.from(feedback) };
  }
}
