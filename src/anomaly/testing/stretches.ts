import type { Asset } from '../../metrics/index.js';
import type { SampleExplanation } from '../../ml/index.js';
import type { ScoredStretch } from '../episodes/scored-stretch.js';
import { NO_FEEDBACK } from '../episodes/feedback/feedback.js';

export const START_MS = Date.UTC(2026, 10, 22, 14);
const STEP_MS = 60_000;

export const router: Asset = {
  id: 'b9fa1d28-0000-4000-8000-000000000001',
  name: 'core-rtr-01',
  type: 'router',
  tier: 1,
  status: 'online',
  isMonitored: true,
  timeZone: 'UTC',
};

function explanationOf(index: number, value: number): SampleExplanation {
  return {
    index,
    direction: 'high',
    expected: { low: 20, median: 40, high: 60 },
    deviation: value - 40,
    sigmas: 5,
    contributions: [{ feature: 'value', share: 1, direction: 'high' }],
    method: 'ml',
    confidence: 1,
    historyMs: 1_209_600_000,
  };
}

/** A stretch with one sample a minute, each worth 100 times its score and explained from 0.7 on. */
export function stretchOf(scores: readonly number[], changes: Partial<ScoredStretch> = {}): ScoredStretch {
  const values = Float64Array.from(scores, (score) => score * 100);
  return {
    asset: router,
    assetId: router.id,
    metricName: 'cpu_usage',
    unit: 'percent',
    storeAfterMs: -Infinity,
    threshold: 0.7,
    feedbackCounts: NO_FEEDBACK,
    modelVersion: 'v1',
    scored: {
      timestamps: Float64Array.from(scores, (_score, index) => START_MS + index * STEP_MS),
      values,
      scores: Float64Array.from(scores),
      isStatistical: new Uint8Array(scores.length),
      isUsual: Uint8Array.from(scores, (score) => (score < 0.5 ? 1 : 0)),
      isRecurring: new Uint8Array(scores.length),
      lean: new Int8Array(scores.length),
      explanations: [...scores.entries()]
        .filter(([, score]) => score >= 0.7)
        .map(([index]) => explanationOf(index, values[index] ?? NaN)),
      counts: {
        received: scores.length,
        scored: scores.length,
        missing: 1,
        invalid: 0,
        duplicate: 2,
        outOfOrder: 3,
        gaps: 4,
      },
    },
    ...changes,
  };
}
