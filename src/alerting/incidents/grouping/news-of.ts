import type { Incident, IncidentNews } from '../incident.js';

/** What became of incidents, for their timelines. */
export function newsOf(
  incidents: readonly Incident[],
  previous: ReadonlyMap<string, Incident>,
  at: Date,
): readonly IncidentNews[] {
  return incidents.flatMap((incident): IncidentNews[] => {
    const before = previous.get(incident.id);
    const tell = (kind: IncidentNews['kind'], text: string): IncidentNews => {
      return { incidentId: incident.id, at, kind, otherId: null, text };
    };
    return [
      ...(before === undefined ? [tell('opened', incident.summary)] : []),
      ...(before?.status === 'closed' && incident.status === 'open'
        ? [tell('reopened', incident.summary)]
        : []),
      ...(before !== undefined && before.severity !== incident.severity
        ? [tell('severity', `its severity is ${incident.severity} now, and was ${before.severity}`)]
        : []),
      ...(before?.status !== 'closed' && incident.status === 'closed' ? [tell('closed', 'all is over')] : []),
    ];
  });
}
