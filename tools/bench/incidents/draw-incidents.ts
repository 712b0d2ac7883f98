import { freshIncident, type Incident } from '../../../simulator/incidents/index.js';
import { type Series, uniform } from '../../../simulator/signals/index.js';

/** The poll after which incidents begin. */
interface Poll {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Milliseconds until the next. */
  readonly intervalMs: number;
}

/**
 * What breaks after a poll: drawn as the live demo does, begun at any instant before the next poll. All that began with a poll would be
 * polled in step with their swings, at the zeros of some.
 *
 * @param seeds one for each incident.
 */
export function drawIncidents(
  series: readonly Series[],
  { atMs, intervalMs }: Poll,
  seeds: readonly number[],
): readonly Incident[] {
  return seeds.flatMap((seed) => {
    const laterMs = intervalMs * uniform(seed, atMs);
    return freshIncident(series, seed, new Date(atMs)).map((incident) => delayed(incident, laterMs));
  });
}

function delayed(incident: Incident, byMs: number): Incident {
  const later = (at: Date): Date => new Date(at.getTime() + byMs);
  return { ...incident, startedAt: later(incident.startedAt), endedAt: later(incident.endedAt) };
}
