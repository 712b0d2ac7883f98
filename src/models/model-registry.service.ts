import { Inject, Injectable, Logger } from '@nestjs/common';
import { decodeDetectionModel } from '../ml/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { Transactions } from '../platform/database/index.js';
import { ArtifactFiles } from './artifacts/artifact-files.js';
import { dispensable } from './artifacts/kept-artifacts.js';
import { DetectorProvider } from './detector-provider.service.js';
import type { NewModel, TransitionCause } from './model.js';
import { ModelMetadataRepository } from './model-metadata.repository.js';
import { ModelNotFoundError, ModelUnusableError } from './models.errors.js';

/** Decides which model judges the network, and which files are kept. */
@Injectable()
export class ModelRegistry {
  private readonly logger = new Logger('Models');

  constructor(
    private readonly models: ModelMetadataRepository,
    private readonly artifacts: ArtifactFiles,
    private readonly transactions: Transactions,
    private readonly detector: DetectorProvider,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'models'>,
  ) {}

  /**
   * Stores a new model, makes it the active one and hands it to the detector, without a restart.
   *
   * @throws ArtifactWriteError when the file cannot be written; the active model then stays in use
   */
  async activate(model: NewModel, cause: TransitionCause): Promise<void> {
    const filePath = await this.artifacts.write(model.modelVersion, model.artifact);
    await this.transactions.run(() => this.models.insertActive(model, filePath, cause, this.clock.now()));
    await this.detector.refresh();
    await this.tidyUp();
  }

  /**
   * Puts an earlier model in charge again; nothing happens when it is active already. Other processes follow within
   * seconds.
   *
   * @throws ModelNotFoundError
   * @throws ModelUnusableError when its file is gone or broken; the active model then stays in use
   */
  async reactivate(modelVersion: string, cause: TransitionCause): Promise<void> {
    await this.assertUsable(modelVersion);
    const isNew = await this.transactions.run(() =>
      this.models.reactivate(modelVersion, cause, this.clock.now()),
    );
    await this.detector.refresh();
    if (isNew) this.logger.log(`Model ${modelVersion} was put in charge (${cause.actor}): ${cause.reason}`);
  }

  /** @throws ModelNotFoundError */
  async pin(modelVersion: string, isPinned: boolean): Promise<void> {
    if (!(await this.models.find(modelVersion))) throw new ModelNotFoundError(modelVersion);
    await this.models.pin(modelVersion, isPinned);
  }

  private async assertUsable(modelVersion: string): Promise<void> {
    const model = await this.models.find(modelVersion);
    if (!model) throw new ModelNotFoundError(modelVersion);
    if (model.artifactDeletedAt)
      throw new ModelUnusableError(
        modelVersion,
        `its file was deleted on ${model.artifactDeletedAt.toISOString()}, being older than the MODELS_KEPT newest`,
      );
    try {
      decodeDetectionModel(await this.artifacts.read(model.filePath));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ModelUnusableError(modelVersion, `${model.filePath}: ${reason}`, error);
    }
  }

  /** A file that cannot be deleted now is deleted the next time. */
  private async tidyUp(): Promise<void> {
    for (const { modelVersion, filePath } of dispensable(
      await this.models.list(),
      this.config.models.nKept,
    )) {
      try {
        await this.artifacts.remove(filePath);
        await this.models.noteArtifactDeleted(modelVersion, this.clock.now());
      } catch (error) {
        this.logger.warn(`The file of model ${modelVersion} could not be deleted: ${String(error)}`);
      }
    }
  }
}
