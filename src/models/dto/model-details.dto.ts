import { IsString, Length, Matches } from 'class-validator';
import { FEATURE_NAMES } from '../../ml/index.js';
import { MayBeOmitted } from '../../platform/http/index.js';
import type { ModelDetails } from '../model.js';
import { ModelResponse } from './models.dto.js';

export class ActivateModelRequest {
  /**
   * Why, for those who look it up later.
   * @example The new one alarms on every backup
   */
  @MayBeOmitted()
  @IsString()
  @Length(1, 500)
  @Matches(/^[^\0]*$/, { message: '$property must not contain a null character' })
  reason?: string;
}

export class ModelTransitionResponse {
  /** Null for a model that was new. */
  fromStatus!: string | null;
  /** `active` or `retired`. */
  toStatus!: string;
  /** Who made the step: `user`, `schedule` or `startup`. */
  actor!: string;
  /** @example Trained on request */
  reason!: string;
  /** ISO 8601, UTC. */
  at!: string;
}

export class ModelDetailsResponse extends ModelResponse {
  /** Always true. */
  success!: boolean;
  /** How the training came about and the range of its history. */
  metadata!: Record<string, unknown>;
  /** What the model looks at in every sample. */
  features!: string[];
  /** Its file is kept, however old it gets. */
  isPinned!: boolean;
  /** False once its file was deleted: it can then not be put in charge any more. */
  isAvailable!: boolean;
  /** Its life, oldest step first. */
  transitions!: ModelTransitionResponse[];

  static override from(model: ModelDetails): ModelDetailsResponse {
    const { modelType, modelVersion, trainingDate, status, metrics, parameters } = super.from(model);
    return {
      success: true,
      modelType,
      modelVersion,
      trainingDate,
      status,
      metrics,
      parameters,
      metadata: model.metadata,
      features: [...FEATURE_NAMES],
      isPinned: model.isPinned,
      isAvailable: model.isAvailable,
      transitions: model.transitions.map(({ fromStatus, toStatus, actor, reason, at }) => ({
        fromStatus,
        toStatus,
        actor,
        reason,
        at: at.toISOString(),
      })),
    };
  }
}
