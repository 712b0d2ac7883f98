import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import PQueue from 'p-queue';
import { decodeModel } from '../ml/index.js';
import { Notifications, OwnTables } from '../platform/database/index.js';
import { ArtifactStore } from './artifacts/artifact-store.service.js';
import type { ModelMetadata } from './entities/model-metadata.entity.js';
import { ModelNotFoundError, ModelUnusableError } from './models.errors.js';
import { ACTIVE_MODEL, ModelMetadataRepository } from './model-metadata.repository.js';

/** The model that scores the network right now. */
export interface ActiveModel {
  readonly modelVersion: string;
  readonly trainedAt: Date;
  /** When it was activated. */
  readonly activatedAt: Date;
  /** Binary form in shared memory, so that worker threads read it without copies. */
  readonly artifact: Uint8Array<SharedArrayBuffer>;
}

/** Hands the active model to everyone who scores, and swaps it when another becomes active. */
@Injectable()
export class DetectorProvider implements OnApplicationBootstrap {
  private readonly logger = new Logger('Models');
  private readonly refused = new Set<string>();
  /** One after another: what was read earlier must not replace what was read later. */
  private readonly looks = new PQueue({ concurrency: 1 });
  private active: ActiveModel | undefined;

  constructor(
    private readonly models: ModelMetadataRepository,
    private readonly artifacts: ArtifactStore,
    private readonly tables: OwnTables,
    private readonly notifications: Notifications,
  ) {}

  onApplicationBootstrap(): void {
    this.notifications.subscribe(ACTIVE_MODEL, () => void this.refreshQuietly());
  }

  /** @returns undefined as long as nothing was trained: scores are then statistical */
  current(): ActiveModel | undefined {
    return this.active;
  }

  /** Why models that are trained here are kept in the database alone; undefined where they are files too. */
  storageFault(): string | undefined {
    return this.artifacts.writeFault();
  }

  /** Loads the active model where it is not loaded yet; a broken one is refused and the last good one used. */
  refresh(): Promise<void> {
    return this.looks.add(() => this.look());
  }

  /**
   * Loads any model whose file is kept, as it is now, without activating it.
   *
   * @throws ModelNotFoundError, ModelUnusableError
   */
  async findModel(modelVersion: string): Promise<ActiveModel> {
    const model = await this.models.findModel(modelVersion);
    if (!model) throw new ModelNotFoundError(modelVersion);
    try {
      return await this.readModel(model);
    } catch (error) {
      throw new ModelUnusableError(modelVersion, `${model.filePath}: ${reasonOf(error)}`, error);
    }
  }

  /** One look may have begun before the change; the next one that waits sees it. */
  private async refreshQuietly(): Promise<void> {
    if (!this.tables.areReady || this.looks.size > 0) return;
    // A database that is away is reported by health and by whoever needs it; the loaded model stays in use.
    await this.refresh().catch((error: unknown) => this.logger.debug(`No refresh: ${String(error)}`));
  }

  private async look(): Promise<void> {
    const active = await this.models.findActive();
    if (active && active.modelVersion === this.active?.modelVersion) return;
    for (const model of inOrderOfPreference(await this.models.listWithFile())) {
      if (model.modelVersion === this.active?.modelVersion) return;
      const loaded = await this.load(model);
      if (loaded) {
        this.active = loaded;
        this.logger.log(`Model ${loaded.modelVersion} is in use (trained ${loaded.trainedAt.toISOString()})`);
        return;
      }
    }
  }

  private async load(model: ModelMetadata): Promise<ActiveModel | undefined> {
    try {
      return await this.readModel(model);
    } catch (error) {
      this.refuse(model, error);
      return undefined;
    }
  }

  private async readModel(model: ModelMetadata): Promise<ActiveModel> {
    const bytes = await this.artifacts.readArtifact(model.modelVersion);
    decodeModel(bytes);
    const artifact = new Uint8Array(new SharedArrayBuffer(bytes.length));
    artifact.set(bytes);
    const { modelVersion, trainingDate: trainedAt, activatedAt } = model;
    return { modelVersion, trainedAt, activatedAt: activatedAt ?? trainedAt, artifact };
  }

  private refuse(model: ModelMetadata, error: unknown): void {
    if (this.refused.has(model.modelVersion)) return;
    this.refused.add(model.modelVersion);
    const reason = reasonOf(error);
    this.logger.error(
      `Model ${model.modelVersion} is refused: ${model.filePath}: ${reason}. The last good model is used; train again to replace it.`,
    );
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

/** The active one first, then those that once were and are still there, newest first. */
function inOrderOfPreference(models: readonly ModelMetadata[]): readonly ModelMetadata[] {
  return models
    .filter(({ status }) => status === 'active' || status === 'retired')
    .sort((a, b) => Number(b.status === 'active') - Number(a.status === 'active'));
}
