import { useState } from 'react';
import type { Failure } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { countOf } from '../format/format-value.js';
import { useFailures } from '../queries/maintenance.js';
import { AddFailureDialog } from './add-failure-dialog.js';
import { ChangeFailureDialog } from './change-failure-dialog.js';

const SOURCES: Readonly<Record<string, string>> = {
  dark: 'seen by the service',
  incident: 'confirmed incident',
  operator: 'added by hand',
};

/** What counts as a failure, to be corrected: what is wrong here is wrong in every prediction. */
export function FailuresPanel() {
  const query = useFailures();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <Section
      title="Failures"
      note={query.data && noteOf(query.data.failures)}
      actions={<Button onClick={() => setIsAdding(true)}>Add…</Button>}
    >
      <Loaded query={query}>
        {({ failures }) =>
          failures.length === 0 ? (
            <Empty title="No failure is known">
              An asset that goes dark outside of maintenance is noticed. What was before, or what was missed,
              can be added.
            </Empty>
          ) : (
            <FailureTable failures={failures} />
          )
        }
      </Loaded>
      {isAdding && <AddFailureDialog onClose={() => setIsAdding(false)} />}
    </Section>
  );
}

function noteOf(failures: readonly Failure[]): string {
  const nCounting = failures.filter(({ counts }) => counts).length;
  return `${countOf(nCounting, 'counts', 'count')}; models learn from them`;
}

function FailureTable({ failures }: { readonly failures: readonly Failure[] }) {
  return (
    <DataTable
      caption="Failures"
      columns={COLUMNS}
      rows={failures}
      rowKey={({ id }) => id}
      csvName="failures"
      limit={5}
      className="ml-failures"
    />
  );
}

const COLUMNS: readonly Column<Failure>[] = [
  {
    key: 'asset',
    title: 'Failed',
    value: ({ failedAt }) => failedAt,
    cell: ({ assetId, assetName, failedAt, counts }) => (
      <>
        <span className={`ml-nowrap ${counts ? '' : 'ml-struck-out'}`}>
          <GoTo to={assetPath(assetId)}>{assetName ?? assetId}</GoTo>
        </span>
        <span className="ml-why-text">
          <Time at={failedAt} />
        </span>
      </>
    ),
  },
  {
    key: 'reason',
    title: 'Why it counts',
    value: ({ reason }) => reason,
    cell: ({ reason, source, counts, changes }) => (
      <>
        <span className={counts ? undefined : 'ml-struck-out'}>{reason}</span>
        <span className="ml-why-text">{SOURCES[source] ?? source}</span>
        {!counts && <span className="ml-why-text">{struckOutBy(changes.at(-1))}</span>}
      </>
    ),
  },
  {
    key: 'change',
    title: 'Change',
    value: ({ counts }) => (counts ? 'counts' : 'struck out'),
    cell: (failure) => <ChangeButton failure={failure} />,
  },
];

function struckOutBy(change: Failure['changes'][number] | undefined): string {
  return change === undefined ? 'struck out' : `struck out by ${change.by}: ${change.reason}`;
}

function ChangeButton({ failure }: { readonly failure: Failure }) {
  const [isOpen, setIsOpen] = useState(false);
  const title = failure.counts ? 'Strike out' : 'Restore';
  return (
    <>
      <Button
        kind="quiet"
        className="ml-nowrap"
        aria-label={`${title}: failure of ${failure.assetName ?? failure.assetId}`}
        onClick={() => setIsOpen(true)}
      >
        {title}
      </Button>
      {isOpen && <ChangeFailureDialog failure={failure} onClose={() => setIsOpen(false)} />}
    </>
  );
}
