import { healthyValue, type Series } from '../signals/index.js';
import { type Incident } from './incident.js';
import { outageEffect, silence } from './outage-effect.js';

/** The value of a series under an incident; undefined while the asset cannot be read. */
export function disturbedValue(series: Series, incident: Incident, atMs: number): number | undefined {
  const value = effectOn(series, incident, atMs);
  return value === silence ? silence : Math.min(series.profile.ceiling, Math.max(0, value));
}

function effectOn(series: Series, incident: Incident, atMs: number): number | undefined {
  const healthy = healthyValue(series, atMs);
  const { magnitude } = incident;
  switch (incident.kind) {
    case 'spike':
    case 'level_shift':
      return raised(healthy, magnitude, series.profile.ceiling);
    case 'drop':
      return healthy * (1 - magnitude);
    case 'slow_leak':
      return raised(healthy, magnitude * progress(incident, atMs), series.profile.ceiling);
    case 'flat_line':
      return healthyValue(series, incident.startedAt.getTime());
    case 'oscillation':
      return healthy * (1 + magnitude * Math.sin(2 * Math.PI * 6 * progress(incident, atMs)));
    case 'outage':
      return outageEffect(series.quantity, healthy, magnitude);
  }
}

function raised(healthy: number, magnitude: number, ceiling: number): number {
  const room = ceiling === 100 ? ceiling - healthy : healthy;
  return healthy + room * magnitude;
}

function progress({ startedAt, endedAt }: Incident, atMs: number): number {
  return (atMs - startedAt.getTime()) / (endedAt.getTime() - startedAt.getTime());
}
