import type { RatedAsset } from '../maintenance/index.js';
import type { Asset } from '../metrics/index.js';

/** From what is best to what is worst. */
export const STATUSES = ['healthy', 'maintenance', 'unknown', 'warning', 'critical'] as const;
export type FleetStatus = (typeof STATUSES)[number];

const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

/** An asset as it stands in the overview. */
export interface FleetAsset {
  readonly asset: Asset;
  readonly status: FleetStatus;
  /** 0 (worst) to 100; null where nothing is known. */
  readonly healthScore: number | null;
  readonly nOpenEpisodes: number;
  readonly worstSeverity: (typeof SEVERITIES)[number] | null;
  readonly lastSampleAt: Date | null;
}

/** An asset on which somebody works is in maintenance, whatever its health. */
export function toFleetAsset({ asset, health, openEpisodes, lastSampleAt }: RatedAsset): FleetAsset {
  const severities = new Set(openEpisodes.map(({ severity }) => severity));
  return {
    asset,
    status: asset.status === 'maintenance' ? 'maintenance' : health.status,
    healthScore: health.status === 'unknown' ? null : health.score,
    nOpenEpisodes: openEpisodes.length,
    worstSeverity: SEVERITIES.findLast((severity) => severities.has(severity)) ?? null,
    lastSampleAt,
  };
}
