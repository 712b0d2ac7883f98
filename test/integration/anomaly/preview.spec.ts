import { recordLogs } from '../../../src/platform/testing/index.js';
import { EmsTables } from '../ems-tables.js';
import { activeModel } from '../models/trained-model.js';
import { openPlatformDatabase, type ServiceDatabase } from '../service-database.js';
import { AnomalyBench } from './anomaly-bench.js';

const ROUTER = 'b9fa1d28-0000-4000-8000-000000000001';
const SWITCH = 'b9fa1d28-0000-4000-8000-000000000002';
const NOW_MS = Date.UTC(2026, 10, 22, 14);
const STEP_S = 120;
const HISTORY_S = 4 * 86_400;

/** Seconds before now from which each lasts a quarter of an hour. */
const OUTAGES = [3_600, 21_000, 50_000];

/** A busy metric that goes out now and then on its last day. */
function busyDays(seed: number): [string, number | null][] {
  return Array.from({ length: HISTORY_S / STEP_S + 1 }, (_, n): [string, number | null] => {
    const secondsAgo = HISTORY_S - n * STEP_S;
    const at = new Date(NOW_MS - secondsAgo * 1000).toISOString().slice(0, -1);
    const isOut = OUTAGES.some((from) => secondsAgo <= from && secondsAgo > from - 900);
    return [at, isOut ? 0 : 50 + 20 * Math.sin(n / 229 + seed) + ((n * 7 + seed * 3) % 6)];
  });
}

describe('a preview', () => {
  let database: ServiceDatabase;
  let tables: EmsTables;
  let bench: AnomalyBench;
  const client = new AbortController().signal;

  beforeAll(async () => {
    recordLogs();
    database = await openPlatformDatabase();
    tables = await EmsTables.of(database.url);
    await tables.addAsset(ROUTER, 'core-rtr-01');
    await tables.addAsset(SWITCH, 'acc-sw-01');
    await tables.poll(ROUTER, 'cpu', busyDays(1));
    await tables.poll(SWITCH, 'cpu', busyDays(2));
    const settings = {
      TRAINING_HISTORY_SECONDS: String(HISTORY_S),
      FIRST_SWEEP_LOOKBACK_SECONDS: '86400',
    };
    bench = new AnomalyBench(database, NOW_MS, settings, activeModel('v1', 1), [activeModel('v2', 2)]);
    await bench.sweep();
  });
  afterAll(async () => {
    await tables.close();
    await database.close();
  });

  const stored = (): Promise<readonly Record<string, unknown>[]> =>
    database.rows(
      `select "assetId", "startedAt", "endedAt", "nAnomalous", "peakScore" from anomaly_episodes order by 1, 2`,
    );

  it('raises what the sweeps have raised where nothing is changed', async () => {
    const preview = await bench.previews.preview({ days: 1 }, client);
    const raised = await stored();

    expect(raised.length).toBeGreaterThan(3);
    expect(
      preview.episodes
        .map(({ asset, startedAt, endedAt, nAnomalous, peakScore }) => ({
          assetId: asset.id,
          startedAt,
          endedAt,
          nAnomalous,
          peakScore,
        }))
        .sort((a, b) => a.assetId.localeCompare(b.assetId) || +a.startedAt - +b.startedAt),
    ).toEqual(raised);
    expect(preview).toMatchObject({
      modelVersion: 'v1',
      threshold: null,
      raised: { withoutFeedback: { kept: raised.length, lost: 0 } },
    });
  });

  it('raises less above a higher threshold, and says what would be lost', async () => {
    const { nEpisodes, raised } = await bench.previews.preview({ days: 1, threshold: 0.999 }, client);

    expect(nEpisodes).toBe(0);
    expect(raised.withoutFeedback).toEqual({ kept: 0, lost: (await stored()).length });
  });

  it('puts the threshold where a share of the samples reaches it', async () => {
    const narrow = await bench.previews.preview({ days: 1, contamination: 0.01 }, client);
    const wide = await bench.previews.preview({ days: 1, contamination: 0.1 }, client);

    expect(narrow.threshold).toBeGreaterThan(wide.threshold ?? 1);
    const share = (await bench.detect({ timeRangeSeconds: 86_400, threshold: narrow.threshold ?? 1 }))
      .nAnomalies;
    expect(share / narrow.nSamples).toBeLessThanOrEqual(0.01);
  });

  it('tries another model, and one asset only', async () => {
    const preview = await bench.previews.preview({ days: 1, modelVersion: 'v2', assetId: ROUTER }, client);

    expect(preview).toMatchObject({ modelVersion: 'v2', nSeries: 1 });
    expect(new Set(preview.episodes.map(({ asset }) => asset.id))).toEqual(new Set([ROUTER]));
  });

  it.each([0.5, 0.6, 0.7, 0.85, 0.97, 1])(
    'raises at %d what the curve of all thresholds says, and keeps the same',
    async (threshold) => {
      const preview = await bench.previews.preview({ days: 2, threshold }, client);
      const curve = await bench.previews.previewAll({ days: 2 }, client);
      const isIn = ({ lowest, highest }: { readonly lowest: number; readonly highest: number }): boolean =>
        lowest <= threshold && threshold <= highest;
      const raised = curve.candidates.filter(({ raisedAt }) => isIn(raisedAt));
      const kept = curve.raised.filter(({ keptAt }) => keptAt.some(isIn)).length;

      expect(curve.counts[curve.thresholds.indexOf(threshold)]).toBe(preview.nEpisodes);
      const peaks = (all: readonly { readonly peakScore: number }[]): readonly number[] =>
        all.map(({ peakScore }) => peakScore).sort((a, b) => a - b);
      expect(peaks(raised)).toEqual(peaks(preview.episodes));
      expect({ kept, lost: curve.raised.length - kept }).toEqual(preview.raised.withoutFeedback);
      expect([curve.nSeries, curve.nSamples]).toEqual([preview.nSeries, preview.nSamples]);
    },
  );

  it('raises something at low thresholds, and nothing beyond the highest score', async () => {
    const { counts, candidates, isTruncated, nAssets } = await bench.previews.previewAll({ days: 2 }, client);

    expect(counts[0]).toBeGreaterThan(3);
    expect(counts.at(-1)).toBe(0);
    expect(candidates.length).toBeGreaterThanOrEqual(counts[0] ?? Infinity);
    expect([isTruncated, nAssets]).toEqual([false, 2]);
  });

  it('stores and announces nothing', async () => {
    const counts = (): Promise<unknown> =>
      database.rows(
        `select (select count(*) from anomaly_scores) s, (select count(*) from anomaly_episodes) e,
           (select count(*) from outbox_messages) o, (select max(watermark) from series_checkpoints) w`,
      );
    const before = await counts();
    await bench.previews.preview({ days: 2, threshold: 0.3 }, client);

    expect(await counts()).toEqual(before);
  });

  it('runs alone; three more wait, and the others are refused at once with a Retry-After', async () => {
    const asked = Array.from({ length: 20 }, () => bench.previews.preview({ days: 1 }, client));
    const answers = await Promise.allSettled(asked);

    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(16);
    for (const { reason } of refused)
      expect(reason).toMatchObject({
        code: 'too_busy',
        kind: 'unavailable',
        details: { retryAfterSeconds: 30 },
      });
  });
});
