import type { Contribution, SampleExplanation } from '../../ml/index.js';
import type { ScoredSample, ScoredStretch } from '../scoring/scored-stretch.js';
import { describeAnomaly } from './describe-anomaly.js';

/** What explains an anomaly, as it is stored and answered. */
export interface AnomalyMetadata {
  readonly value: number;
  readonly method: 'ml' | 'statistical';
  readonly model: string;
  readonly modelVersion: string | null;
  readonly deviation: number | null;
  readonly sigmas: number | null;
  readonly direction: string | null;
  readonly confidence: number | null;
  readonly reason: string;
  readonly expected: SampleExplanation['expected'] | null;
  readonly contributions: readonly Contribution[];
}

export function toMetadata(stretch: ScoredStretch, sample: ScoredSample): AnomalyMetadata {
  const { explanation, value } = sample;
  return {
    value,
    method: sample.isStatistical ? 'statistical' : 'ml',
    model:
      explanation?.method === undefined || explanation.method === 'ml'
        ? 'isolation_forest'
        : explanation.method,
    modelVersion: sample.isStatistical ? null : stretch.modelVersion,
    deviation: explanation?.deviation ?? null,
    sigmas: explanation?.sigmas ?? null,
    direction: explanation?.direction ?? null,
    confidence: explanation?.confidence ?? null,
    reason: describe(stretch, sample),
    expected: explanation?.expected ?? null,
    contributions: explanation?.contributions ?? [],
  };
}

export function describe(stretch: ScoredStretch, { explanation, value, atMs }: ScoredSample): string {
  if (!explanation) return `${stretch.metricName} is unusual`;
  return describeAnomaly({
    metricName: stretch.metricName,
    unit: stretch.unit,
    value,
    startedAt: new Date(atMs),
    explanation,
  });
}
