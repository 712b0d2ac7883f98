import type { AssetId, Incident, IncidentsQuery } from '../../ml-api.js';
import { DataTable } from '../elements/data-table.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { formatNumber } from '../format/format-value.js';
import { MlRoot } from '../provider/ml-root.js';
import { useIncidents } from '../queries/incidents.js';
import * as columns from './incident-columns.js';

/** As many as the service answers at once. */
const MOST = 500;
const HOUR_MS = 3_600_000;
/** The question stays the same for so long, however often it is drawn. */
const STEP_MS = 300_000;

/** What is asked for to list all open incidents: asked once, however many components list them. */
export const OPEN_INCIDENTS = { status: 'open', limit: MOST } as const;

interface IncidentListProps {
  /** With a member of this asset; all without it. */
  readonly assetId?: AssetId;
  /** `all` lists those that are over too. */
  readonly status?: 'open' | 'closed' | 'all';
  /** How far to look back for those that are over. */
  readonly hours?: number;
  /** Least priority, 0 to 100. */
  readonly minPriority?: number;
  /** In the summary. */
  readonly text?: string;
  readonly title?: string;
}

/** Incidents as a table: how urgent, what, where, since when, of how many members, and whether EMS Core has an alert. */
export function IncidentList(props: IncidentListProps) {
  const { status = 'open', title = 'Incidents' } = props;
  const query = useIncidents(queryOf(props));
  return (
    <MlRoot>
      <Section title={title} note={query.data && noteOf(query.data)}>
        <Loaded query={query}>
          {({ incidents, alerting }) =>
            incidents.length === 0 ? (
              <NoIncidents isOpen={status === 'open'} />
            ) : (
              <IncidentTable
                incidents={incidents}
                isOpen={status === 'open'}
                title={title}
                alerting={alerting}
              />
            )
          }
        </Loaded>
      </Section>
    </MlRoot>
  );
}

function queryOf({ assetId, status = 'open', hours, minPriority, text }: IncidentListProps): IncidentsQuery {
  const since = Math.floor((Date.now() - (hours ?? 0) * HOUR_MS) / STEP_MS) * STEP_MS;
  return {
    ...OPEN_INCIDENTS,
    status,
    assetId: assetId === undefined ? undefined : String(assetId),
    minPriority,
    text,
    from: hours === undefined || status === 'open' ? undefined : new Date(since).toISOString(),
  };
}

interface Answer {
  readonly incidents: readonly Incident[];
  readonly nextCursor: string | null;
}

function noteOf({ incidents, nextCursor }: Answer): string {
  return nextCursor === null ? formatNumber(incidents.length, 6) : `the ${MOST} most urgent`;
}

interface IncidentTableProps {
  readonly incidents: readonly Incident[];
  readonly isOpen: boolean;
  readonly title: string;
  readonly alerting: string;
}

function IncidentTable({ incidents, isOpen, title, alerting }: IncidentTableProps) {
  return (
    <DataTable
      caption={title}
      rows={incidents}
      rowKey={({ id }) => id}
      csvName="incidents"
      limit={10}
      className="ml-episodes ml-incidents"
      initialSort={{ key: 'priority', isDescending: true }}
      columns={[
        columns.priorityColumn,
        columns.severityColumn,
        columns.whatColumn,
        columns.assetColumn,
        ...(isOpen ? [columns.sinceColumn] : [columns.startColumn, columns.durationColumn]),
        columns.membersColumn,
        columns.stateColumn(alerting),
      ]}
    />
  );
}

function NoIncidents({ isOpen }: { readonly isOpen: boolean }) {
  return isOpen ? (
    <Empty title="No open incidents">Nothing that belongs together goes on.</Empty>
  ) : (
    <Empty title="No incident matches">Look further back, or ask for less.</Empty>
  );
}
