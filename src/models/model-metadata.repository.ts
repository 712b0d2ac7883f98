import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { notify } from '../platform/database/index.js';
import { LiveEvents } from '../platform/live-events/index.js';
import { ModelMetadata, type ModelStatus } from './entities/model-metadata.entity.js';
import type { GateReport } from './gate-report.js';
import { ANOMALY_DETECTION, type ModelPageRequest, type NewModel, type TransitionCause } from './model.js';
import { ModelTransitionRepository } from './model-transition.repository.js';

/** Serialises activations: of two processes that finish training together, the later one's model is active. */
const ACTIVATION_LOCK = 8_000_100_004;

/** Notified when a model is activated. */
export const ACTIVE_MODEL = 'active-model';

const NEWEST_FIRST = { trainingDate: 'desc', id: 'desc' } as const;

@Injectable()
export class ModelMetadataRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly transitions: ModelTransitionRepository,
    private readonly events: LiveEvents,
  ) {}

  /** @returns one page, newest first, and how many there are in all; all statuses without one */
  async findPage({ status, limit, offset }: ModelPageRequest): Promise<{
    readonly models: readonly ModelMetadata[];
    readonly total: number;
  }> {
    const [models, total] = await this.em
      .fork()
      .findAndCount(ModelMetadata, status ? { status } : {}, { orderBy: NEWEST_FIRST, limit, offset });
    return { models, total };
  }

  findActive(): Promise<ModelMetadata | null> {
    return this.em.fork().findOne(ModelMetadata, { modelType: ANOMALY_DETECTION, status: 'active' });
  }

  /** @returns those whose files are kept, which are few, newest first */
  async listWithFile(): Promise<ModelMetadata[]> {
    return this.em.fork().find(ModelMetadata, { artifactDeletedAt: null }, { orderBy: NEWEST_FIRST });
  }

  /** @returns those of the versions whose files were let go */
  async findWithoutFile(modelVersions: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.em
      .fork()
      .find(
        ModelMetadata,
        { modelVersion: { $in: [...modelVersions] }, artifactDeletedAt: { $ne: null } },
        { fields: ['modelVersion'] },
      );
    return new Set(found.map(({ modelVersion }) => modelVersion));
  }

  async findModel(modelVersion: string): Promise<ModelMetadata | null> {
    return this.em.fork().findOne(ModelMetadata, { modelVersion });
  }

  /** Stores a model that is not evaluated yet; call inside a transaction. */
  async insertCandidate(model: NewModel, filePath: string, cause: TransitionCause, at: Date): Promise<void> {
    await this.em.insert(ModelMetadata, {
      modelType: ANOMALY_DETECTION,
      modelVersion: model.modelVersion,
      trainingDate: model.trainedAt,
      metrics: { ...model.metrics },
      parameters: { ...model.parameters },
      status: 'candidate',
      filePath,
      metadata: { ...model.metadata },
      createdAt: model.trainedAt,
      isPinned: false,
    });
    await this.transitions.addTransition(model.modelVersion, {
      ...cause,
      fromStatus: null,
      toStatus: 'candidate',
      at,
    });
  }

  /** Activates a model; call inside a transaction. @returns false when it is already */
  async activate(modelVersion: string, cause: TransitionCause, at: Date): Promise<boolean> {
    await this.retireActive(`${modelVersion} took over`, cause, at, modelVersion);
    await sql`select ${notify(ACTIVE_MODEL)}`.execute(this.em.getKysely());
    const isNew = await this.move(modelVersion, 'active', cause, at);
    if (isNew) await this.events.append({ name: 'model', data: { change: 'activated', modelVersion } });
    return isNew;
  }

  /** Call inside a transaction. */
  async reject(modelVersion: string, cause: TransitionCause, at: Date): Promise<void> {
    await this.move(modelVersion, 'rejected', cause, at);
  }

  async noteGate(modelVersion: string, gate: GateReport): Promise<void> {
    await this.em.nativeUpdate(ModelMetadata, { modelVersion }, { gate });
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
    await sql`select pg_advisory_xact_lock(${ACTIVATION_LOCK})`.execute(this.em.getKysely());
    const [active] = await this.em.find(ModelMetadata, { modelType: ANOMALY_DETECTION, status: 'active' });
    if (!active || active.modelVersion === except) return;
    await this.move(active.modelVersion, 'retired', { actor, reason }, at);
  }

  /** @returns false when the model is there already */
  private async move(
    modelVersion: string,
    toStatus: ModelStatus,
    cause: TransitionCause,
    at: Date,
  ): Promise<boolean> {
    const model = await this.em.findOne(ModelMetadata, { modelVersion }, { disableIdentityMap: true });
    if (!model || model.status === toStatus) return false;
    const activatedAt = toStatus === 'active' ? { activatedAt: at } : {};
    await this.em.nativeUpdate(ModelMetadata, { modelVersion }, { status: toStatus, ...activatedAt });
    await this.transitions.addTransition(modelVersion, { ...cause, fromStatus: model.status, toStatus, at });
    return true;
  }
}
