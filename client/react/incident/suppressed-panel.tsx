import type { IncidentMember } from '../../ml-api.js';
import { DataTable } from '../elements/data-table.js';
import { Section } from '../elements/section.js';
import { Empty } from '../elements/states.js';
import { formatNumber } from '../format/format-value.js';
import * as columns from './member-columns.js';

/** What is not announced by itself, and why. */
export function SuppressedPanel({ members }: { readonly members: readonly IncidentMember[] }) {
  return (
    <Section title="Suppressed" note={members.length > 0 ? formatNumber(members.length, 6) : undefined}>
      {members.length === 0 ? (
        <Empty title="Nothing is suppressed">Everything that belongs to it is announced by itself.</Empty>
      ) : (
        <DataTable
          caption="Suppressed members"
          className="ml-episodes"
          rows={members}
          rowKey={({ id }) => id}
          csvName="suppressed-members"
          limit={10}
          columns={[
            columns.severityColumn,
            columns.whatColumn,
            columns.assetColumn,
            columns.reasonColumn,
            columns.sinceColumn,
          ]}
        />
      )}
    </Section>
  );
}
