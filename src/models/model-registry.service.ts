import { Injectable } from '@nestjs/common';
import { Transactions } from '../platform/database/index.js';
import { ArtifactFiles } from './artifacts/artifact-files.js';
import { DetectorProvider } from './detector-provider.service.js';
import type { ModelStatus } from './entities/model-metadata.entity.js';
import type { NewModel, RegisteredModel } from './model.js';
import { ModelMetadataRepository } from './model-metadata.repository.js';

/** Keeps what was trained, and which model judges the network. */
@Injectable()
export class ModelRegistry {
  constructor(
    private readonly models: ModelMetadataRepository,
    private readonly artifacts: ArtifactFiles,
    private readonly transactions: Transactions,
    private readonly detector: DetectorProvider,
  ) {}

  async list(status?: ModelStatus): Promise<readonly RegisteredModel[]> {
    const rows = await this.models.list(status);
    return rows.map(({ modelType, modelVersion, trainingDate, status: current, metrics, parameters }) => ({
      modelType,
      modelVersion,
      trainedAt: trainingDate,
      status: current,
      metrics,
      parameters,
    }));
  }

  /**
   * Stores a new model, makes it the active one and hands it to the detector, without a restart.
   *
   * @throws ArtifactWriteError when the file cannot be written; the active model then stays in use
   */
  async activate(model: NewModel): Promise<void> {
    const filePath = await this.artifacts.write(model.modelVersion, model.artifact);
    await this.transactions.run(() => this.models.activate(model, filePath));
    await this.detector.refresh();
  }
}
