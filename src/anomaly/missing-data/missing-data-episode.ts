import { randomUUID } from 'node:crypto';
import type { Asset } from '../../metrics/index.js';
import type { EpisodeChange, EpisodeFacts } from '../episodes/episode-change.js';
import type { Episode } from '../episodes/episode.js';
import type { Severity } from '../../ml/index.js';
import { describeMissingData } from './describe-missing-data.js';
import { type MissingData } from './missing-data-rule.js';
import { MISSING_DATA } from '../episodes/episode.js';

const CRITICAL_TIER = 1;
const STANDARD_TIER = 3;
/** No sample was scored: an episode of this severity has at least this score. */
const SCORE_OF = { medium: 0.7, high: 0.8 } as const satisfies Partial<Record<Severity, number>>;

function missingEpisode(missing: MissingData, asset: Asset, nowMs: number): Episode {
  const severity = asset.tier === CRITICAL_TIER ? 'high' : 'medium';
  const startedAt = new Date(missing.quietFromMs);
  return {
    id: randomUUID(),
    assetId: missing.assetId,
    metricName: missing.metricName,
    status: 'open',
    severity,
    direction: MISSING_DATA,
    startedAt,
    lastAnomalousAt: new Date(nowMs),
    lastAboveThresholdAt: startedAt,
    endedAt: null,
    nAnomalous: 0,
    nNormalSince: 0,
    peakScore: SCORE_OF[severity],
    peakValue: NaN,
    peakAt: startedAt,
    modelVersion: null,
    reason: describeMissingData(missing, nowMs),
    announcedSeverity: null,
  };
}

/** The change with which it begins. */
export function beginningOf(missing: MissingData, asset: Asset, nowMs: number): EpisodeChange {
  return { before: undefined, after: missingEpisode(missing, asset, nowMs), facts: factsOf(asset) };
}

/** The change with which it goes on: what was suppressed may be announced now. */
export function continuationOf(episode: Episode, asset: Asset, nowMs: number): EpisodeChange {
  return {
    before: episode,
    after: { ...episode, lastAnomalousAt: new Date(nowMs) },
    facts: factsOf(asset),
  };
}

/** The change with which an episode ends: an anomaly with its last anomalous sample, missing data when it arrives again. */
export function endOf(episode: Episode, at: Date, asset?: Asset): EpisodeChange {
  const endedAt = episode.direction === MISSING_DATA ? at : episode.lastAnomalousAt;
  const nNormalSince = Math.max(1, episode.nNormalSince);
  return {
    before: episode,
    after: { ...episode, status: 'closed', endedAt, nNormalSince },
    facts: factsOf(asset),
  };
}

/** Nothing is measured. An asset that is gone is known by its id alone. */
function factsOf(asset?: Asset): EpisodeFacts {
  return {
    assetName: asset?.name ?? '',
    assetTier: asset?.tier ?? STANDARD_TIER,
    unit: '',
    expected: { low: NaN, median: NaN, high: NaN },
    contributions: [],
  };
}
