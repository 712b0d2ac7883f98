import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeOmitted } from '../../platform/http/index.js';
import { MODEL_STATUSES } from '../entities/model-metadata.entity.js';
import type { RegisteredModel } from '../model.js';

const STATUSES = [...MODEL_STATUSES, 'all'] as const;

export class ModelsQuery {
  /** Which models to list. */
  @ApiProperty({ enum: STATUSES, required: false })
  @MayBeOmitted()
  @IsIn(STATUSES)
  status: (typeof STATUSES)[number] = 'active';
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
  totalModels!: number;

  static from(models: readonly RegisteredModel[]): ModelsResponse {
    return {
      success: true,
      models: models.map((model) => ModelResponse.from(model)),
      totalModels: models.length,
    };
  }
}
