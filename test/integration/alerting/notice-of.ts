import type { IncidentNotice } from '../../../src/alerting/notifying/incident-notice.js';
import type { Episode, EpisodeChange } from '../../../src/anomaly/index.js';
import type { StoppedClock } from '../../../src/platform/testing/index.js';

export const NOW_MS = Date.UTC(2026, 10, 24, 12);

/** An incident as an episode makes it: begun by one alarm of one asset. */
export function noticeOf(id: string, changes: Partial<IncidentNotice> = {}): IncidentNotice {
  const at = new Date(NOW_MS);
  const start = { title: 'cpu_usage high', summary: 'It rose.', severity: 'high', priority: 60 } as const;
  const assets = [{ id: '1', name: 'core-rtr-01' }];
  return { id, ...start, assets, startedAt: at, updatedAt: at, endedAt: null, url: null, ...changes };
}

/** An episode that begins now. */
export function at(clock: StoppedClock): Pick<Episode, 'startedAt' | 'lastAnomalousAt' | 'peakAt'> {
  return { startedAt: clock.now(), lastAnomalousAt: clock.now(), peakAt: clock.now() };
}

export function changeOf(after: Episode, before?: Episode): EpisodeChange {
  const expected = { low: 20, median: 40, high: 60 };
  const facts = { assetName: after.assetId, assetTier: 2, unit: 'ms', expected, contributions: [] };
  return { before, after, facts };
}
