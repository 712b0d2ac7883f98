import { LiveEvents } from '../../../src/platform/live-events/index.js';
import { MikroORM } from '@mikro-orm/postgresql';
import { ArtifactCopies } from '../../../src/models/artifacts/artifact-copy.repository.js';
import { ArtifactStore } from '../../../src/models/artifacts/artifact-store.service.js';
import { ArtifactFiles } from '../../../src/models/artifacts/artifact-files.js';
import { DetectorProvider } from '../../../src/models/detector-provider.service.js';
import { ModelCatalog } from '../../../src/models/model-catalog.service.js';
import { ModelMetadataRepository } from '../../../src/models/model-metadata.repository.js';
import { ModelRegistry } from '../../../src/models/model-registry.service.js';
import type { GateReport, NewModel, RegisteredModel } from '../../../src/models/index.js';
import { ModelTransitionRepository } from '../../../src/models/model-transition.repository.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Notifications, OwnTables, Transactions } from '../../../src/platform/database/index.js';
import { StoppedClock } from '../../../src/platform/testing/index.js';

export const NOW_MS = Date.UTC(2026, 10, 24, 9);
export const TRAINED = { actor: 'schedule', reason: 'It was time' } as const;
export const day = (n: number): Date => new Date(Date.UTC(2026, 10, n, 12, 0, 0, 123));

export interface Replica {
  readonly registry: ModelRegistry;
  readonly catalog: ModelCatalog;
  readonly detector: DetectorProvider;
  /** Connects where the detector is bootstrapped. */
  readonly notifications: Notifications;
}

/** The models module of one process. */
export function replicaOn(
  orm: MikroORM,
  directory: string,
  env: Record<string, string> = {},
  clock = new StoppedClock(NOW_MS),
): Replica {
  const needed = {
    DATABASE_URL: orm.config.get('clientUrl') ?? '',
    EMS_CORE_URL: 'http://core',
    MODEL_DIRECTORY: directory,
  };
  const config = loadConfig({ ...needed, ...env });
  const artifacts = new ArtifactStore(new ArtifactFiles(config), new ArtifactCopies(orm.em));
  const transitions = new ModelTransitionRepository(orm.em);
  const models = new ModelMetadataRepository(orm.em, transitions, new LiveEvents(orm.em));
  const tables = new OwnTables();
  tables.noteReady();
  const notifications = new Notifications(orm.em, tables, config);
  const detector = new DetectorProvider(models, artifacts, tables, notifications);
  const transactions = new Transactions(orm.em);
  return {
    detector,
    notifications,
    catalog: new ModelCatalog(models, transitions),
    registry: new ModelRegistry(models, artifacts, transactions, detector, clock, config),
  };
}

export const PASSED: GateReport = {
  outcome: 'passed',
  comparedWith: null,
  nSamples: 0,
  nSeries: 0,
  checks: [],
  reason: 'there is no active model to compare it with',
};

/** Registers a model and activates it, as one that passed the quality gate. */
export async function trainAndActivate({ registry }: Replica, model: NewModel): Promise<void> {
  await registry.register(model, TRAINED);
  await registry.promote(model.modelVersion, PASSED, TRAINED);
}

/** All models that there are, newest first. */
export async function allModels({ catalog }: Replica): Promise<readonly RegisteredModel[]> {
  return (await catalog.list({ limit: 1000, offset: 0 })).models;
}
