import type { Incident } from '../../ml-api.js';

interface Told extends Pick<Incident, 'hasAlert' | 'acknowledgedBy'> {
  /** The setting ALERTING; undefined while it is not known. */
  readonly alerting: string | undefined;
}

/** What EMS Core has of an incident. */
export function toldWords({ hasAlert, acknowledgedBy, alerting }: Told): string {
  if (acknowledgedBy !== null) return `taken over by ${acknowledgedBy}`;
  if (hasAlert) return 'alert';
  return alerting === 'incident' ? 'no alert' : 'told per episode';
}

export function IncidentState(told: Told) {
  return (
    <span className="ml-delivery ml-quiet">
      {told.hasAlert && <span aria-hidden="true">✓ </span>}
      {toldWords(told)}
    </span>
  );
}
