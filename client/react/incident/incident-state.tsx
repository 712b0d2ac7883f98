import type { Incident } from '../../ml-api.js';

interface State extends Pick<Incident, 'hasAlert' | 'acknowledgedBy'> {
  /** The setting ALERTING; undefined while it is not known. */
  readonly alerting: string | undefined;
}

/** What EMS Core has of an incident. */
export function stateWords({ hasAlert, acknowledgedBy, alerting }: State): string {
  if (acknowledgedBy !== null) return `taken over by ${acknowledgedBy}`;
  if (hasAlert) return 'alert';
  return alerting === 'incident' ? 'no alert' : 'announced per episode';
}

export function IncidentState(state: State) {
  return (
    <span className="ml-delivery ml-quiet">
      {state.hasAlert && <span aria-hidden="true">✓ </span>}
      {stateWords(state)}
    </span>
  );
}
