import type { Episode } from '../episodes/episode.js';
import { router, START_MS } from './stretches.js';

/** An episode that has just begun, with what a spec changes of it. */
export function episodeOf(changes: Partial<Episode> = {}): Episode {
  return {
    id: '0b7c1a52-0000-4000-8000-000000000001',
    assetId: router.id,
    metricName: 'cpu_usage',
    status: 'open',
    severity: 'medium',
    direction: 'high',
    startedAt: new Date(START_MS),
    lastAnomalousAt: new Date(START_MS),
    lastAboveThresholdAt: new Date(START_MS),
    endedAt: null,
    nAnomalous: 1,
    nNormalSince: 0,
    peakScore: 0.75,
    peakValue: 75,
    peakAt: new Date(START_MS),
    modelVersion: 'v1',
    reason: 'cpu_usage rose to 75%',
    announcedSeverity: null,
    ...changes,
  };
}
