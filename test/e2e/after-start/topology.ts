import { createMlApi } from '../../../client/ml-api.js';
import { waitFor } from '../../support/index.js';
import { EXAMPLE_ASSET } from '../fleet.js';
import type { Started } from './started.js';

export const topology = (started: () => Started): void =>
  describe('the topology', () => {
    let api: ReturnType<typeof createMlApi>;

    beforeAll(() => {
      api = createMlApi(started().service.url);
    });

    it('shows what is around an asset and what is lost without it', async () => {
      const around = await waitFor(
        async () => {
          const answer = await api.getTopology({ around: EXAMPLE_ASSET, hops: 1 });
          return answer.nodes.length > 1 ? answer : undefined;
        },
        { timeoutMs: 20_000, what: 'the topology to be read' },
      );
      expect(around.nodes[0]).toMatchObject({ assetId: EXAMPLE_ASSET, assetName: 'core-rtr-01' });
      expect(around.topology.version).toBeGreaterThan(0);
      expect(around.edges.every(({ sources }) => sources.includes('database'))).toBe(true);
      const node = await api.getNodeTopology(EXAMPLE_ASSET);
      expect(node.unknownReason).toBeNull();
      expect(node.downstream.length).toBeGreaterThan(0);
      expect(node.unreachableCount).toBeLessThanOrEqual(node.dependentCount);
      const { neighbours } = await api.getAsset(EXAMPLE_ASSET);
      expect(neighbours).toHaveLength(around.nodes.length - 1);
    });

    it('comes with a report in three formats and a list of what is noisy', async () => {
      const { service } = started();
      const report = await api.getReport({ hours: 24 });
      expect(report.total).toBeGreaterThanOrEqual(report.closed);
      const texts = await Promise.all(
        ['html', 'markdown'].map(async (format) => {
          const response = await fetch(`${service.url}/api/v1/report?format=${format}`);
          return [response.headers.get('content-type'), (await response.text()).slice(0, 15)];
        }),
      );
      expect(texts).toEqual([
        ['text/html; charset=utf-8', '<!doctype html>'],
        ['text/markdown; charset=utf-8', '# Report from 2'],
      ]);
      const { noisiest } = await api.getNoise({ days: 90 });
      expect(noisiest.every(({ count }) => count >= 3)).toBe(true);
    });

    it('is the same page by page', async () => {
      const first = await api.getTopology({ limit: 5 });
      expect(first.nodes).toHaveLength(5);
      const next = await api.getTopology({ limit: 5, cursor: first.nextCursor ?? '' });
      const ids = [...first.nodes, ...next.nodes].map(({ assetId }) => assetId);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });
