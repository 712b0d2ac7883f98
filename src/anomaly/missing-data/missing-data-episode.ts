import { randomUUID } from 'node:crypto';
import type { Asset } from '../../metrics/index.js';
import type { EpisodeStep, NoticeFacts } from '../../alerting/announcing/announce-episodes.service.js';
import type { Episode } from '../episodes/episode.js';
import type { Severity } from '../../ml/severity/severity.js';
import { describeSilence } from './describe-missing-data.js';
import { MISSING, type Silence } from './missing-data-rule.js';

const CRITICAL_TIER = 1;
const STANDARD_TIER = 3;
/** No sample was scored: an episode of this severity has at least this score. */
const SCORE_OF = { medium: 0.7, high: 0.8 } as const satisfies Partial<Record<Severity, number>>;

function missingEpisode(silence: Silence, asset: Asset, nowMs: number): Episode {
  const severity = asset.tier === CRITICAL_TIER ? 'high' : 'medium';
  const startedAt = new Date(silence.quietFromMs);
  return {
    id: randomUUID(),
    assetId: silence.assetId,
    metricName: silence.metricName,
    status: 'open',
    severity,
    direction: MISSING,
    startedAt,
    lastAnomalousAt: new Date(nowMs),
    lastAtBarAt: startedAt,
    endedAt: null,
    nAnomalous: 0,
    nNormalSince: 0,
    peakScore: SCORE_OF[severity],
    peakValue: NaN,
    peakAt: startedAt,
    modelVersion: null,
    reason: describeSilence(silence, nowMs),
    announcedSeverity: null,
  };
}

/** The step in which it begins. */
export function beginningOf(silence: Silence, asset: Asset, nowMs: number): EpisodeStep {
  return { before: undefined, after: missingEpisode(silence, asset, nowMs), facts: factsOf(asset) };
}

/** The step in which it goes on: EMS Core may be told now what it was spared before. */
export function continuationOf(episode: Episode, asset: Asset, nowMs: number): EpisodeStep {
  return {
    before: episode,
    after: { ...episode, lastAnomalousAt: new Date(nowMs) },
    facts: factsOf(asset),
  };
}

/** The step in which an episode ends: an anomaly with its last anomalous sample, a silence when it is over. */
export function endOf(episode: Episode, at: Date, asset?: Asset): EpisodeStep {
  const endedAt = episode.direction === MISSING ? at : episode.lastAnomalousAt;
  const nNormalSince = Math.max(1, episode.nNormalSince);
  return {
    before: episode,
    after: { ...episode, status: 'closed', endedAt, nNormalSince },
    facts: factsOf(asset),
  };
}

/** There is nothing measured to tell of. An asset that is gone is known by its id alone. */
function factsOf(asset?: Asset): NoticeFacts {
  return {
    assetName: asset?.name ?? '',
    assetTier: asset?.tier ?? STANDARD_TIER,
    unit: '',
    expected: { low: NaN, median: NaN, high: NaN },
    contributions: [],
  };
}
