import { OwnTables } from '../platform/database/index.js';
import type { ArtifactStore } from './artifacts/artifact-store.service.js';
import { DetectorProvider } from './detector-provider.service.js';
import type { ModelMetadataRepository } from './model-metadata.repository.js';

class TickedProvider extends DetectorProvider {
  override refreshQuietly(): Promise<void> {
    return super.refreshQuietly();
  }
}

describe('DetectorProvider', () => {
  it('looks for another active model at each tick, once the own tables are ready', async () => {
    let nLooks = 0;
    const models = { list: () => Promise.resolve(++nLooks && []) } as unknown as ModelMetadataRepository;
    const tables = new OwnTables();
    const detector = new TickedProvider(models, {} as ArtifactStore, tables);

    await detector.refreshQuietly();
    expect(nLooks).toBe(0);
    tables.noteReady();
    await detector.refreshQuietly();
    expect(nLooks).toBe(1);
  });
});
