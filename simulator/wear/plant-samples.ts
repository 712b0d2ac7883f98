import { uniform } from '../signals/index.js';
import { livesWithin, type PartLife, wearAt } from './part-life.js';
import { type PlantAsset } from './plant-asset.js';
import { type PlantMetric, plantMetrics } from './plant-metrics.js';

/** Polled at 00, 06, 12 and 18 h UTC. */
export const pollMs = 6 * 3_600_000;

const lostShare = 0.005;

export interface PlantSample {
  readonly asset: PlantAsset;
  readonly metric: PlantMetric;
  readonly atMs: number;
  readonly value: number;
}

/** What the poller read of an asset after one instant up to another; nothing while the asset is dark. */
export function* plantSamples(asset: PlantAsset, afterMs: number, untilMs: number): Generator<PlantSample> {
  const lives = livesWithin(asset, afterMs, untilMs);
  const firstMs = (Math.floor(afterMs / pollMs) + 1) * pollMs;
  for (let atMs = firstMs; atMs <= untilMs; atMs += pollMs) {
    const life = lives.find(({ backMs }) => atMs < backMs);
    if (life === undefined || atMs >= life.endsMs || isLost(asset, atMs)) continue;
    yield* readAll(asset, life, atMs);
  }
}

function* readAll(asset: PlantAsset, life: PartLife, atMs: number): Generator<PlantSample> {
  const wear = wearAt(asset, life, atMs);
  for (const metric of plantMetrics[asset.part]) {
    const value = metric.value(asset, { lifeNumber: life.number, wear, atMs });
    yield { asset, metric, atMs, value: Math.round(value * 100) / 100 };
  }
}

function isLost({ seed }: PlantAsset, atMs: number): boolean {
  return uniform(seed ^ 0x51, Math.floor(atMs / pollMs)) < lostShare;
}
