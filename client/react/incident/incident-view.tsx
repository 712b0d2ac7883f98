import { IncidentDetails } from './incident-details.js';

export function IncidentView({ id }: { readonly id: string }) {
  return <IncidentDetails incidentId={id} />;
}
