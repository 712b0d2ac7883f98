import type { AuditEntry } from '../../ml-api.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { useAuditEntries } from '../queries/access.js';

/** Who changed what, the newest first. */
export function AuditPanel() {
  const audit = useAuditEntries();
  return (
    <Section title="Audit" note="The newest 200 changes, and attempts; GET /api/v1/audit has all of them">
      <Loaded query={audit}>
        {({ entries }) =>
          entries.length > 0 ? (
            <DataTable
              caption="Who changed what"
              columns={COLUMNS}
              rows={entries}
              rowKey={({ id }) => id}
              csvName="audit"
              limit={10}
            />
          ) : (
            <Empty title="Nothing was changed yet">
              Feedback, silences, activated models and whatever else people change is listed here.
            </Empty>
          )
        }
      </Loaded>
    </Section>
  );
}

/** `activateModel` as words. */
function wordsOf(operation: string): string {
  return operation.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function outcomeOf({ status, error }: AuditEntry): string {
  if (status === null) return 'not completed';
  return error ?? 'done';
}

function changeOf({ request, before, after }: AuditEntry): string {
  return JSON.stringify({ request, before, after }, undefined, 2);
}

const COLUMNS: readonly Column<AuditEntry>[] = [
  { key: 'at', title: 'At', value: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
  { key: 'caller', title: 'Who', value: ({ caller }) => caller },
  { key: 'address', title: 'From', value: ({ address }) => address ?? 'this machine', isOptional: true },
  {
    key: 'operation',
    title: 'What',
    value: ({ operation }) => wordsOf(operation),
    cell: (entry) => (
      <details>
        <summary title={entry.target}>{wordsOf(entry.operation)}</summary>
        <pre className="ml-code ml-audit-change">{`${entry.target}\n${changeOf(entry)}`}</pre>
      </details>
    ),
  },
  {
    key: 'outcome',
    title: 'Outcome',
    value: outcomeOf,
    cell: (entry) => (
      <StatusTag status={entry.error === null && entry.status !== null ? 'healthy' : 'warning'}>
        {outcomeOf(entry)}
      </StatusTag>
    ),
  },
  { key: 'request', title: 'Request id', value: ({ requestId }) => requestId, isOptional: true },
];
