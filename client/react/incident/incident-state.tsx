import type { Incident } from '../../ml-api.js';

interface State extends Pick<Incident, 'hasAlert' | 'acknowledgedBy' | 'delivery'> {
  /** The setting ALERTING; undefined while it is not known. */
  readonly alerting: string | undefined;
}

/** What EMS Core has of an incident. */
export function stateWords(state: State): string {
  const { acknowledgedBy, delivery } = state;
  if (acknowledgedBy !== null) return `taken over by ${acknowledgedBy}`;
  if (delivery.announced === 0) return 'not announced';
  return `${formOf(state)}, ${progressOf(delivery)}`;
}

function formOf({ hasAlert, alerting }: State): string {
  if (hasAlert) return 'alert';
  return alerting === 'incident' ? 'no alert' : 'announced per episode';
}

function progressOf({ parked, waiting }: Incident['delivery']): string {
  if (parked > 0) return `${parked} parked`;
  return waiting > 0 ? `${waiting} waiting` : 'delivered';
}

export function IncidentState(state: State) {
  const { announced, parked, waiting } = state.delivery;
  const isDelivered = announced > 0 && parked === 0 && waiting === 0;
  return (
    <span className={`ml-delivery ${parked > 0 ? 'ml-severity-critical' : 'ml-quiet'}`}>
      {isDelivered && <span aria-hidden="true">✓ </span>}
      {stateWords(state)}
    </span>
  );
}
