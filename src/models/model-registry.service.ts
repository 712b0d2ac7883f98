import { Inject, Injectable, Logger } from '@nestjs/common';
import { noteBefore } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../platform/config/index.js';
import { Transactions } from '../platform/database/index.js';
import { ArtifactStore } from './artifacts/artifact-store.service.js';
import { dispensable } from './artifacts/kept-artifacts.js';
import { DetectorProvider } from './detector-provider.service.js';
import type { GateReport } from './gate-report.js';
import type { NewModel, TransitionCause } from './model.js';
import { ModelMetadataRepository } from './model-metadata.repository.js';
import { ModelNotFoundError, ModelNotProvenError, ModelUnusableError } from './models.errors.js';

/** Decides which model scores the network, and which files are kept. */
@Injectable()
export class ModelRegistry {
  private readonly logger = new Logger('Models');

  constructor(
    private readonly models: ModelMetadataRepository,
    private readonly artifacts: ArtifactStore,
    private readonly transactions: Transactions,
    private readonly detector: DetectorProvider,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'models'>,
  ) {}

  /** Keeps a new model as a candidate, which scores nothing yet; where its file cannot be written, in the database alone. */
  async register(model: NewModel, cause: TransitionCause): Promise<void> {
    const filePath = await this.artifacts.write(model.modelVersion, model.artifact);
    await this.transactions.run(async () => {
      await this.models.insertCandidate(model, filePath, cause, this.clock.now());
      await this.artifacts.addCopy(model.modelVersion, model.artifact);
    });
  }

  /** Activates a candidate and hands it to the detector, without a restart. */
  async promote(modelVersion: string, gate: GateReport, cause: TransitionCause): Promise<void> {
    await this.transactions.run(async () => {
      await this.models.noteGate(modelVersion, gate);
      await this.models.activate(modelVersion, cause, this.clock.now());
    });
    await this.detector.refresh();
    await this.tidyUp();
  }

  /** Sets a candidate aside that did not pass the quality gate. */
  async reject(modelVersion: string, gate: GateReport): Promise<void> {
    await this.transactions.run(async () => {
      await this.models.noteGate(modelVersion, gate);
      await this.models.reject(modelVersion, { actor: 'gate', reason: gate.reason }, this.clock.now());
    });
    await this.tidyUp();
  }

  /**
   * Sets a candidate aside that will not be evaluated any more.
   *
   * @returns false where the model was evaluated; true also where there is none
   */
  async discard(modelVersion: string, reason: string): Promise<boolean> {
    const model = await this.models.findModel(modelVersion);
    if (model?.gate) return false;
    if (model?.status === 'candidate')
      await this.transactions.run(() =>
        this.models.reject(modelVersion, { actor: 'gate', reason }, this.clock.now()),
      );
    return true;
  }

  /**
   * Activates a model on request; nothing happens when it is active already. Other processes follow within
   * seconds.
   *
   * @param isForced - also one that was rejected or never evaluated
   * @throws ModelNotFoundError
   * @throws ModelUnusableError when its file is gone or broken, ModelNotProvenError; the active model then stays in use
   */
  async activate(modelVersion: string, cause: TransitionCause, isForced = false): Promise<void> {
    await this.assertUsable(modelVersion, isForced);
    // Before the transaction: it holds one connection, and must not wait for another.
    noteBefore({ activeVersion: (await this.models.findActive())?.modelVersion ?? null });
    const isNew = await this.transactions.run(() =>
      this.models.activate(modelVersion, cause, this.clock.now()),
    );
    await this.detector.refresh();
    if (isNew) this.logger.log(`Model ${modelVersion} was activated (${cause.actor}): ${cause.reason}`);
  }

  /** @throws ModelNotFoundError */
  async pin(modelVersion: string, isPinned: boolean): Promise<void> {
    const model = await this.models.findModel(modelVersion);
    if (!model) throw new ModelNotFoundError(modelVersion);
    noteBefore({ isPinned: model.isPinned });
    await this.models.pin(modelVersion, isPinned);
  }

  private async assertUsable(modelVersion: string, isForced: boolean): Promise<void> {
    const model = await this.models.findModel(modelVersion);
    if (!model) throw new ModelNotFoundError(modelVersion);
    if (!isForced && (model.status === 'rejected' || model.status === 'candidate'))
      throw new ModelNotProvenError(modelVersion, model.gate?.reason ?? 'it was never evaluated');
    if (model.artifactDeletedAt)
      throw new ModelUnusableError(
        modelVersion,
        `its file was deleted on ${model.artifactDeletedAt.toISOString()}, being older than the MODELS_KEPT newest`,
      );
    await this.detector.findModel(modelVersion);
  }

  /** A file that cannot be deleted now is deleted the next time. */
  private async tidyUp(): Promise<void> {
    await this.artifacts
      .removeFiles((modelVersions) => this.models.findWithoutFile(modelVersions))
      .catch((error: unknown) =>
        this.logger.warn(`An old model file could not be deleted: ${String(error)}`),
      );
    for (const model of dispensable(await this.models.listWithFile(), this.config.models.nKept)) {
      try {
        await this.artifacts.remove(model.modelVersion);
        await this.models.noteArtifactDeleted(model.modelVersion, this.clock.now());
      } catch (error) {
        this.logger.warn(`The file of model ${model.modelVersion} could not be deleted: ${String(error)}`);
      }
    }
  }
}
