import fc from 'fast-check';
import type { NewScore } from '../../../src/anomaly/scores/anomaly-score.repository.js';

/** Shortly before midnight: hours and days change among the scores. */
export const START_MS = Date.UTC(2026, 10, 22, 21, 58, 30, 250);
export const STEP_MS = 90_000;
export const N_STEPS = 100;
export const END_MS = START_MS + N_STEPS * STEP_MS;
export const ASSETS = ['core-1', 'edge "\\{2}', 'é'];
export const METRICS = ['cpu_usage', 'if{name="a,b"}'];

/** What one sweep stores: a stretch of some series, or what came late. */
export interface Sweep {
  readonly asset: number;
  readonly isBoth: boolean;
  readonly nSteps: number;
  readonly threshold: number;
  readonly isLate: boolean;
  /** Whether chunks are folded afterwards, as if it were so many hours later. */
  readonly foldAfterHours: number;
}

export const sweeps = fc.array(
  fc.record<Sweep>({
    asset: fc.nat(ASSETS.length - 1),
    isBoth: fc.boolean(),
    nSteps: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 40 })),
    threshold: fc.constantFrom(0.7, 0.8),
    isLate: fc.boolean(),
    foldAfterHours: fc.constantFrom(0, 0, 0, 1, 5),
  }),
  { minLength: 1, maxLength: 30 },
);

/** A score for each sample of the sweep, none twice. */
export function scoresOf(sweep: Sweep, done: Map<string, number>): readonly NewScore[] {
  const assetId = ASSETS[sweep.asset] ?? '';
  return METRICS.slice(sweep.isBoth ? 0 : 1).flatMap((metricName) => {
    const metric = METRICS.indexOf(metricName);
    const from = done.get(`${assetId} ${metricName}`) ?? 0;
    const until = Math.min(N_STEPS, from + sweep.nSteps);
    done.set(`${assetId} ${metricName}`, until);
    return Array.from({ length: until - from }, (_, n): NewScore => {
      const step = from + n;
      const score = Math.abs(Math.sin(step * 7 + metric + sweep.asset)) * 0.75;
      const atMs = START_MS + step * STEP_MS + metric * 7;
      const { threshold, isLate } = sweep;
      return { assetId, metricName, atMs, score, threshold, metadata: null, isLate };
    });
  });
}
