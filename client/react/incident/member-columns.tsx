import type { IncidentMember } from '../../ml-api.js';
import type { Column } from '../elements/data-table.js';
import { assetPath, episodePath, GoTo } from '../elements/go-to.js';
import { severityRank, SeverityTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { formatDuration } from '../format/format-time.js';
import { formatMetricName } from '../format/format-value.js';

type MemberColumn = Column<IncidentMember>;

const SOURCES: Readonly<Record<string, string>> = {
  anomaly: 'anomaly',
  'missing-data': 'missing data',
  platform: 'EMS Core',
  capacity: 'capacity',
};

export const severityColumn: MemberColumn = {
  key: 'severity',
  title: 'Severity',
  value: ({ severity }) => severityRank(severity),
  cell: ({ severity }) => <SeverityTag severity={severity} />,
};

export const whatColumn: MemberColumn = {
  key: 'what',
  title: 'What',
  value: ({ kind, text }) => `${kind}: ${text}`,
  cell: ({ episodeId, kind, text }) => (
    <div className="ml-episode-what">
      {episodeId === null ? (
        formatMetricName(kind)
      ) : (
        <GoTo to={episodePath(episodeId)}>{formatMetricName(kind)}</GoTo>
      )}
      <span className="ml-quiet ml-long-text">{text}</span>
    </div>
  ),
};

export const assetColumn: MemberColumn = {
  key: 'asset',
  title: 'Where',
  value: ({ assetName, assetId }) => assetName ?? assetId,
  cell: ({ assetName, assetId }) => <GoTo to={assetPath(assetId)}>{assetName ?? assetId}</GoTo>,
};

export const sinceColumn: MemberColumn = {
  key: 'since',
  title: 'Began',
  value: ({ startedAt }) => startedAt,
  cell: ({ startedAt }) => <Time at={startedAt} />,
};

export const durationColumn: MemberColumn = {
  key: 'duration',
  title: 'Duration',
  isNumber: true,
  isOptional: true,
  value: secondsOf,
  cell: (member) => (member.endedAt === null ? 'open' : formatDuration(secondsOf(member) ?? 0)),
};

export const sourceColumn: MemberColumn = {
  key: 'source',
  title: 'Source',
  isOptional: true,
  value: ({ source }) => SOURCES[source] ?? source,
};

export const reasonColumn: MemberColumn = {
  key: 'reason',
  title: 'Why it was not announced',
  value: ({ reason, source }) => reason ?? (source === 'platform' ? 'EMS Core knows of it' : null),
};

/** Null while it goes on: it comes last. */
function secondsOf({ startedAt, endedAt }: IncidentMember): number | null {
  return endedAt === null ? null : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
}
