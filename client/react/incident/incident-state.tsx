import type { Incident } from '../../ml-api.js';

type Told = Pick<Incident, 'hasAlert' | 'acknowledgedBy'>;

/** What EMS Core has of an incident. */
export function toldWords({ hasAlert, acknowledgedBy }: Told): string {
  if (acknowledgedBy !== null) return `taken over by ${acknowledgedBy}`;
  return hasAlert ? 'alert' : 'no alert';
}

export function IncidentState({ incident }: { readonly incident: Told }) {
  const sign = incident.acknowledgedBy === null ? '–' : '●';
  return (
    <span className="ml-delivery ml-quiet">
      <span aria-hidden="true">{incident.hasAlert ? '✓' : sign}</span> {toldWords(incident)}
    </span>
  );
}
