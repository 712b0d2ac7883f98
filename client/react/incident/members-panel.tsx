import { useState } from 'react';
import type { IncidentDetails, IncidentMember } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { Section } from '../elements/section.js';
import { Failure } from '../elements/states.js';
import { countOf, formatMetricName, formatNumber } from '../format/format-value.js';
import { useGiveIncidentFeedback } from '../queries/incidents.js';
import * as columns from './member-columns.js';

/** All of it as a table, in which those that do not belong to it are chosen. */
export function MembersPanel({ details }: { readonly details: IncidentDetails }) {
  const { incident, memberList } = details;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const splitting = useGiveIncidentFeedback(incident.id);
  const memberIds = memberList.map(({ id }) => id).filter((id) => chosen.has(id));
  const split = () =>
    splitting.mutate({ feedback: 'split', memberIds }, { onSuccess: () => setChosen(new Set()) });
  // Something has to remain.
  const isPossible = memberIds.length > 0 && memberIds.length < memberList.length;
  if (memberList.length === 0) return null;
  return (
    <Section
      title="Members"
      note={formatNumber(memberList.length, 6)}
      actions={
        memberList.length > 1 && (
          <Button needs="operator" disabled={!isPossible || splitting.isPending} onClick={split}>
            {memberIds.length === 0 ? 'Split off' : `Split ${countOf(memberIds.length, 'member')} off`}
          </Button>
        )
      }
    >
      {splitting.error && <Failure error={splitting.error} />}
      <MembersTable members={memberList} chosen={chosen} onChoose={setChosen} />
    </Section>
  );
}

interface MembersTableProps {
  readonly members: readonly IncidentMember[];
  /** Ids of those that do not belong to it. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function MembersTable({ members, chosen, onChoose }: MembersTableProps) {
  return (
    <DataTable
      caption="Members of the incident"
      className="ml-episodes ml-members"
      rows={members}
      rowKey={({ id }) => id}
      csvName="incident-members"
      limit={10}
      columns={[
        columns.severityColumn,
        columns.whatColumn,
        columns.assetColumn,
        columns.sinceColumn,
        columns.durationColumn,
        columns.sourceColumn,
        ...(members.length > 1 ? [choiceColumn(chosen, onChoose)] : []),
      ]}
    />
  );
}

function choiceColumn(
  chosen: ReadonlySet<string>,
  onChoose: (chosen: ReadonlySet<string>) => void,
): Column<IncidentMember> {
  const choose = (id: string, isChosen: boolean) =>
    onChoose(new Set(isChosen ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  return {
    key: 'choice',
    title: 'Choose',
    value: ({ id }) => (chosen.has(id) ? 'yes' : ''),
    cell: ({ id, kind, assetName, assetId }) => (
      <input
        type="checkbox"
        className="ml-choice"
        aria-label={`${formatMetricName(kind)} of ${assetName ?? assetId} does not belong to it`}
        checked={chosen.has(id)}
        onChange={({ target }) => choose(id, target.checked)}
      />
    ),
  };
}
