import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ModelMetadata, type ModelStatus } from './entities/model-metadata.entity.js';
import { ANOMALY_DETECTION, type NewModel } from './model.js';

/** Serialises activations: of two processes that finish training together, the later one's model is active. */
const ACTIVATION_LOCK = 8_000_100_003;

@Injectable()
export class ModelMetadataRepository {
  constructor(private readonly em: EntityManager) {}

  /** Newest first; all statuses without one. */
  async list(status?: ModelStatus): Promise<ModelMetadata[]> {
    return this.em
      .fork()
      .find(ModelMetadata, status ? { status } : {}, { orderBy: { trainingDate: 'desc', id: 'desc' } });
  }

  /** Stores the model and makes it the active one; call inside a transaction. */
  async activate(model: NewModel, filePath: string): Promise<void> {
    await this.em.execute('select pg_advisory_xact_lock(?)', [ACTIVATION_LOCK]);
    await this.em.nativeUpdate(
      ModelMetadata,
      { modelType: ANOMALY_DETECTION, status: 'active' },
      { status: 'retired' },
    );
    await this.em.insert(ModelMetadata, {
      modelType: ANOMALY_DETECTION,
      modelVersion: model.modelVersion,
      trainingDate: model.trainedAt,
      metrics: { ...model.metrics },
      parameters: { ...model.parameters },
      status: 'active',
      filePath,
      metadata: { ...model.metadata },
      createdAt: model.trainedAt,
    });
  }
}
