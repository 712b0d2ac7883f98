import type { ServiceConfig } from '../../platform/config/index.js';
import type { CollectionOutage, CollectionOutageRepository } from './collection-outage.repository.js';
import { CollectionWatch } from './collection-watch.service.js';

const NOW_MS = Date.UTC(2026, 10, 24, 14);

describe('CollectionWatch', () => {
  it('notices the outage of more series than there can be arguments', async () => {
    const begun: CollectionOutage[] = [];
    const outages = {
      findOpen: () => Promise.resolve(undefined),
      begin: (outage: CollectionOutage) => Promise.resolve(begun.push(outage)),
    } as unknown as CollectionOutageRepository;
    const quiet = Array.from({ length: 150_000 }, (_, i) => {
      const lastSampleMs = NOW_MS - 3_600_000 - i;
      return {
        assetId: '1',
        metricName: `${i}`,
        lastSampleMs,
        quietFromMs: lastSampleMs,
        intervalMs: 1,
        nOfAsset: 1,
      };
    });

    const { change } = await new CollectionWatch(outages, {} as ServiceConfig).checkCollection(
      { quiet, nKnown: quiet.length },
      NOW_MS,
    );

    expect(change).toBe('began');
    expect(begun).toEqual([
      { startedAt: new Date(NOW_MS - 3_600_000), nMissingSeries: quiet.length, nSeries: quiet.length },
    ]);
  });
});
