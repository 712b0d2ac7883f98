import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IntegerQuery, MayBeOmitted } from '../../platform/http/index.js';
import { MODEL_STATUSES } from '../entities/model-metadata.entity.js';
import type { ModelPage, ModelPageRequest, RegisteredModel } from '../model.js';

const STATUSES = [...MODEL_STATUSES, 'all'] as const;

export class ModelsQuery {
  /** Which models to list. */
  @ApiProperty({ enum: STATUSES, required: false })
  @MayBeOmitted()
  @IsIn(STATUSES)
  status: (typeof STATUSES)[number] = 'active';

  /** Models per page. */
  @IntegerQuery({ min: 1, max: 1000, default: 100 })
  limit = 100;

  /** Models to skip, newest first. */
  @IntegerQuery({ min: 0, max: 1_000_000_000, default: 0 })
  offset = 0;

  static toRequest({ status, limit, offset }: ModelsQuery): ModelPageRequest {
    return { status: status === 'all' ? undefined : status, limit, offset };
  }
}

export class ModelResponse {
  /** @example anomaly_detection */
  modelType!: string;
  /** @example 20261122T141502123Z */
  modelVersion!: string;
  /** ISO 8601, UTC. */
  trainingDate!: string;
  /** `candidate`, `active`, `retired` or `rejected`. */
  status!: string;
  /** Figures of the training: `samples_trained`, `mean_score` and so on. */
  metrics!: Record<string, unknown>;
  /** What the model was trained with. */
  parameters!: Record<string, unknown>;

  static from(model: RegisteredModel): ModelResponse {
    return {
      modelType: model.modelType,
      modelVersion: model.modelVersion,
      trainingDate: model.trainedAt.toISOString(),
      status: model.status,
      metrics: model.metrics,
      parameters: model.parameters,
    };
  }
}

export class ModelsResponse {
  /** Always true. */
  success!: boolean;
  /** Newest first. */
  models!: ModelResponse[];
  /** How many there are in all pages. */
  totalModels!: number;

  static from({ models, total }: ModelPage): ModelsResponse {
    return {
      success: true,
      models: models.map((model) => ModelResponse.from(model)),
      totalModels: total,
    };
  }
}
