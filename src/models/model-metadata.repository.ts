import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ModelMetadata, type ModelStatus } from './entities/model-metadata.entity.js';
import { ANOMALY_DETECTION, type NewModel, type TransitionCause } from './model.js';
import { ModelTransitionRepository } from './model-transition.repository.js';

/** Serialises activations: of two processes that finish training together, the later one's model is active. */
const ACTIVATION_LOCK = 8_000_100_004;

@Injectable()
export class ModelMetadataRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly transitions: ModelTransitionRepository,
  ) {}

  /** Newest first; all statuses without one. */
  async list(status?: ModelStatus): Promise<ModelMetadata[]> {
    return this.em
      .fork()
      .find(ModelMetadata, status ? { status } : {}, { orderBy: { trainingDate: 'desc', id: 'desc' } });
  }

  async find(modelVersion: string): Promise<ModelMetadata | null> {
    return this.em.fork().findOne(ModelMetadata, { modelVersion });
  }

  /** Stores the model and makes it the active one; call inside a transaction. */
  async insertActive(model: NewModel, filePath: string, cause: TransitionCause, at: Date): Promise<void> {
    await this.retireActive(`${model.modelVersion} took over`, cause, at);
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
      activatedAt: at,
      isPinned: false,
    });
    await this.transitions.add(model.modelVersion, { ...cause, fromStatus: null, toStatus: 'active', at });
  }

  /** Puts a retired model in charge again; call inside a transaction. @returns false when it is active already */
  async reactivate(modelVersion: string, cause: TransitionCause, at: Date): Promise<boolean> {
    await this.retireActive(`${modelVersion} took over`, cause, at, modelVersion);
    const nChanged = await this.em.nativeUpdate(
      ModelMetadata,
      { modelVersion, status: 'retired' },
      { status: 'active', activatedAt: at },
    );
    if (nChanged === 0) return false;
    await this.transitions.add(modelVersion, { ...cause, fromStatus: 'retired', toStatus: 'active', at });
    return true;
  }

  async pin(modelVersion: string, isPinned: boolean): Promise<void> {
    await this.em.fork().nativeUpdate(ModelMetadata, { modelVersion }, { isPinned });
  }

  async noteArtifactDeleted(modelVersion: string, at: Date): Promise<void> {
    await this.em.fork().nativeUpdate(ModelMetadata, { modelVersion }, { artifactDeletedAt: at });
  }

  private async retireActive(
    reason: string,
    { actor }: TransitionCause,
    at: Date,
    except?: string,
  ): Promise<void> {
    await this.em.execute('select pg_advisory_xact_lock(?)', [ACTIVATION_LOCK]);
    const [active] = await this.em.find(ModelMetadata, { modelType: ANOMALY_DETECTION, status: 'active' });
    if (!active || active.modelVersion === except) return;
    const { modelVersion } = active;
    await this.em.nativeUpdate(ModelMetadata, { modelVersion }, { status: 'retired' });
    await this.transitions.add(modelVersion, {
      actor,
      reason,
      fromStatus: 'active',
      toStatus: 'retired',
      at,
    });
  }
}
