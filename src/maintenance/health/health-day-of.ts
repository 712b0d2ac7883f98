import type { RatedAsset } from './asset-health.service.js';
import type { DayFactor, FleetHealthStatus, HealthDay } from './health-day.js';

/** What is kept of the health of an asset. */
export function healthDayOf(rated: RatedAsset, day: string): HealthDay {
  const status = fleetStatusOf(rated);
  const { asset, health, risk } = rated;
  const isRated = status !== 'maintenance' && status !== 'unknown';
  return {
    assetId: asset.id,
    day,
    status,
    score: isRated ? health.score : null,
    probability: risk?.probability ?? null,
    factors: isRated ? mergedFactors(rated) : [],
  };
}

export function fleetStatusOf({ asset, health }: RatedAsset): FleetHealthStatus {
  return asset.status === 'maintenance' ? 'maintenance' : health.status;
}

/** Episodes are one factor: a day takes a line. */
function mergedFactors({ health: { factors } }: RatedAsset): readonly DayFactor[] {
  const [episodes, others] = [
    factors.filter(({ kind }) => kind === 'episode'),
    factors.filter(({ kind }) => kind !== 'episode'),
  ];
  const plain = others.map(({ kind, points, reason }): DayFactor => ({ kind, points, reason }));
  if (episodes.length === 0) return plain;
  const points = episodes.reduce((sum, episode) => sum + episode.points, 0);
  const reason = episodes.length === 1 ? 'one open episode' : `${episodes.length} open episodes`;
  return [...plain, { kind: 'episode' as const, points, reason }].sort((a, b) => b.points - a.points);
}
