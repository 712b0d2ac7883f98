import { type Notifications, OwnTables } from '../platform/database/index.js';
import { recordLogs } from '../platform/testing/index.js';
import type { ArtifactStore } from './artifacts/artifact-store.service.js';
import { DetectorProvider } from './detector-provider.service.js';
import type { ModelMetadata } from './entities/model-metadata.entity.js';
import type { ModelMetadataRepository } from './model-metadata.repository.js';
import { encodeModel, ScopedModel, TrainingSet } from '../ml/index.js';

const trained = new TrainingSet();
trained.addSeries({
  timestamps: Float64Array.from({ length: 600 }, (_, i) => i * 300_000),
  values: Float64Array.from({ length: 600 }, (_, i) => 50 + 20 * Math.sin(i / 46) + ((i * 7) % 5)),
});
const artifact = encodeModel(new ScopedModel(trained.fit({ nTrees: 10 }).model, new Map()));

const modelOf = (modelVersion: string): ModelMetadata =>
  ({ modelVersion, status: 'active', trainingDate: new Date(0) }) as ModelMetadata;

/** A table in which a spec says which model is active, and what a look into it waits for. */
function detectorOn(table: { active: string | undefined; answered?: Promise<void> }) {
  const looks = { active: 0, all: 0 };
  const models = {
    findActive: async () => {
      looks.active += 1;
      const found = table.active;
      await table.answered;
      return found === undefined ? null : modelOf(found);
    },
    listWithFile: () => {
      looks.all += 1;
      return Promise.resolve(table.active === undefined ? [] : [modelOf(table.active)]);
    },
  } as unknown as ModelMetadataRepository;
  const artifacts = { readArtifact: () => Promise.resolve(artifact) } as unknown as ArtifactStore;
  const tables = new OwnTables();
  let notify = (): void => undefined;
  const notifications = {
    subscribe: (_: string, listener: () => void) => (notify = listener),
  } as unknown as Notifications;
  const detector = new DetectorProvider(models, artifacts, tables, notifications);
  detector.onApplicationBootstrap();
  return { looks, tables, detector, notify: () => notify() };
}

describe('DetectorProvider', () => {
  beforeEach(() => void recordLogs());

  it('looks for another active model when it is notified, once the own tables are ready', async () => {
    const { detector, looks, tables, notify } = detectorOn({ active: undefined });
    const looksBesides = async (): Promise<number> => {
      looks.active = 0;
      notify();
      await detector.refresh();
      return looks.active - 1;
    };

    expect(await looksBesides()).toBe(0);
    tables.noteReady();
    expect(await looksBesides()).toBe(1);
  });

  it('reads no more than which model is active as long as that is in use', async () => {
    const { detector, looks } = detectorOn({ active: 'v1' });
    await detector.refresh();
    await detector.refresh();

    expect(detector.current()?.modelVersion).toBe('v1');
    expect(looks).toEqual({ active: 2, all: 1 });
  });

  it('never goes back to a model that was active before, however long the look takes that saw it', async () => {
    const slow: { active: string; answered?: Promise<void> } = { active: 'v1' };
    let answer = (): void => undefined;
    slow.answered = new Promise((resolve) => (answer = resolve));
    const { detector, looks, tables, notify } = detectorOn(slow);
    tables.noteReady();
    const before = detector.refresh();
    slow.active = 'v2';
    const after = detector.refresh();
    notify();
    answer();
    await Promise.all([before, after]);

    expect(detector.current()?.modelVersion).toBe('v2');
    expect(looks.active).toBe(2);
  });
});
