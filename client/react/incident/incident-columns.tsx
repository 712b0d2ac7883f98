import type { Incident } from '../../ml-api.js';
import type { Column } from '../elements/data-table.js';
import { assetPath, GoTo, incidentPath } from '../elements/go-to.js';
import { severityRank, SeverityTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { formatDuration } from '../format/format-time.js';
import { countOf, formatMetricName, NOTHING } from '../format/format-value.js';
import { IncidentState, stateWords } from './incident-state.js';
import { Priority } from './priority.js';

type IncidentColumn = Column<Incident>;

export const priorityColumn: IncidentColumn = {
  key: 'priority',
  title: 'Priority',
  isNumber: true,
  value: ({ priority }) => priority,
  cell: ({ priority }) => <Priority value={priority} />,
};

export const severityColumn: IncidentColumn = {
  key: 'severity',
  title: 'Severity',
  value: ({ severity }) => severityRank(severity),
  cell: ({ severity }) => <SeverityTag severity={severity} />,
};

export const whatColumn: IncidentColumn = {
  key: 'what',
  title: 'What',
  value: ({ summary }) => summary,
  cell: ({ id, kind, summary }) => (
    <div className="ml-episode-what">
      <GoTo to={incidentPath(id)}>{kind === null ? summary : formatMetricName(kind)}</GoTo>
      {kind !== null && <span className="ml-quiet">{summary}</span>}
    </div>
  ),
};

export const assetColumn: IncidentColumn = {
  key: 'asset',
  title: 'Where',
  value: ({ assetName, assetId, entities }) => `${assetName ?? assetId ?? ''}${othersOf(entities)}`,
  cell: ({ assetName, assetId, entities }) => (
    <div className="ml-episode-what">
      {assetId === null ? NOTHING : <GoTo to={assetPath(assetId)}>{assetName ?? assetId}</GoTo>}
      <span className="ml-quiet">{othersOf(entities)}</span>
    </div>
  ),
};

export const sinceColumn: IncidentColumn = {
  key: 'since',
  title: 'Since',
  value: ({ startedAt }) => startedAt,
  cell: ({ startedAt }) => <Time at={startedAt} form="ago" />,
};

export const startColumn: IncidentColumn = {
  ...sinceColumn,
  title: 'Began',
  cell: ({ startedAt }) => <Time at={startedAt} />,
};

export const durationColumn: IncidentColumn = {
  key: 'duration',
  title: 'Duration',
  isNumber: true,
  isOptional: true,
  value: secondsOf,
  cell: (incident) => (incident.endedAt === null ? 'open' : formatDuration(secondsOf(incident))),
};

export const membersColumn: IncidentColumn = {
  key: 'members',
  title: 'Members',
  isNumber: true,
  isOptional: true,
  value: ({ members }) => members,
};

export function stateColumn(alerting: string): IncidentColumn {
  return {
    key: 'state',
    title: 'EMS Core',
    isOptional: true,
    value: (incident) => stateWords({ ...incident, alerting }),
    cell: ({ hasAlert, acknowledgedBy, delivery }) => (
      <IncidentState {...{ hasAlert, acknowledgedBy, delivery, alerting }} />
    ),
  };
}

function othersOf(entities: number): string {
  return entities > 1 ? ` and ${countOf(entities - 1, 'other')}` : '';
}

function secondsOf({ startedAt, endedAt, lastAt }: Incident): number {
  return (Date.parse(endedAt ?? lastAt) - Date.parse(startedAt)) / 1000;
}
