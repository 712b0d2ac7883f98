import type { Incident, IncidentNews } from '../incident.js';

/** What became of incidents, for their timelines. */
export function newsOf(
  incidents: readonly Incident[],
  previous: ReadonlyMap<string, Incident>,
  at: Date,
): readonly IncidentNews[] {
  return incidents.flatMap((incident): IncidentNews[] => {
    const before = previous.get(incident.id);
    const note = (kind: IncidentNews['kind'], text: string): IncidentNews => {
      return { incidentId: incident.id, at, kind, otherId: null, text };
    };
    return [
      ...(before === undefined ? [note('opened', incident.summary)] : []),
      ...(before?.status === 'closed' && incident.status === 'open'
        ? [note('reopened', incident.summary)]
        : []),
      ...(before !== undefined && before.severity !== incident.severity
        ? [note('severity', `its severity is ${incident.severity} now, and was ${before.severity}`)]
        : []),
      ...(before?.status !== 'closed' && incident.status === 'closed' ? [note('closed', 'all is over')] : []),
    ];
  });
}
