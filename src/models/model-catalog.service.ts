import { Injectable } from '@nestjs/common';
import type { ModelMetadata } from './entities/model-metadata.entity.js';
import type { ModelDetails, ModelPage, ModelPageRequest, RegisteredModel } from './model.js';
import { ModelMetadataRepository } from './model-metadata.repository.js';
import { ModelTransitionRepository } from './model-transition.repository.js';
import { ModelNotFoundError } from './models.errors.js';

/** Lists which models there are and what became of them. */
@Injectable()
export class ModelCatalog {
  constructor(
    private readonly models: ModelMetadataRepository,
    private readonly transitions: ModelTransitionRepository,
  ) {}

  async list(request: ModelPageRequest): Promise<ModelPage> {
    const { models, total } = await this.models.findPage(request);
    return { models: models.map(registered), total };
  }

  /** @returns how often a model was activated since a time */
  countActivations(since: Date): Promise<number> {
    return this.transitions.countActivations(since);
  }

  /** @returns the active model; undefined as long as nothing was trained */
  async findActive(): Promise<RegisteredModel | undefined> {
    const active = await this.models.findActive();
    return active ? registered(active) : undefined;
  }

  /** @throws ModelNotFoundError */
  async get(modelVersion: string): Promise<ModelDetails> {
    const model = await this.models.findModel(modelVersion);
    if (!model) throw new ModelNotFoundError(modelVersion);
    return {
      ...registered(model),
      metadata: model.metadata,
      gate: model.gate ?? null,
      isPinned: model.isPinned,
      isAvailable: !model.artifactDeletedAt,
      transitions: await this.transitions.listOf(modelVersion),
    };
  }
}

function registered({
  modelType,
  modelVersion,
  trainingDate,
  activatedAt,
  status,
  metrics,
  parameters,
}: ModelMetadata): RegisteredModel {
  return {
    modelType,
    modelVersion,
    trainedAt: trainingDate,
    activatedAt: activatedAt ?? null,
    status,
    metrics,
    parameters,
  };
}
