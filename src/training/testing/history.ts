import type { TrainingData } from '../training-data.service.js';

export const TRAINED_AT_MS = Date.UTC(2026, 10, 22, 14, 15, 2, 123);

/** A history as read for a training, for specs; the samples themselves are not there. */
export function historyOf(nSamples: number): TrainingData {
  const series = ['cpu_usage', 'latency'].map((metricName) => ({
    assetId: '1',
    metricName,
    assetType: 'router',
    timeZone: 'UTC',
    samples: { timestamps: new Float64Array(1), values: new Float64Array(1) },
    untilMs: Infinity,
    incidentMs: Infinity,
  }));
  return {
    nAssets: 1,
    series,
    nSamples,
    nSamplesInIncidents: 20,
    nSamplesHeldOut: 200,
    nSeriesExcluded: 3,
    nSeriesCut: 0,
    fromMs: TRAINED_AT_MS - 3_600_000,
    untilMs: TRAINED_AT_MS,
  };
}
