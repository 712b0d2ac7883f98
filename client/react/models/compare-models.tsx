import type { ReactNode } from 'react';
import type { ModelDetails } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Empty } from '../elements/states.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { formatNumber, formatScore, NOTHING } from '../format/format-value.js';
import { usePinModel } from '../queries/models.js';
import { triggerOf } from './active-model.js';
import { checksOf, type NamedCheck } from './gate-checks.js';
import { figuresOf, textIn } from './model-figures.js';

interface Row {
  readonly title: string;
  readonly cell: (model: ModelDetails) => ReactNode;
}

const count = (value: number | null): string => (value === null ? NOTHING : formatNumber(value, 9));

const ROWS: readonly Row[] = [
  { title: 'Status', cell: ({ status }) => status },
  { title: 'Trained', cell: ({ trainingDate }) => <Time at={trainingDate} /> },
  { title: 'Because', cell: triggerOf },
  { title: 'History from', cell: ({ metadata }) => <Time at={textIn(metadata, 'from')} /> },
  { title: 'History until', cell: ({ metadata }) => <Time at={textIn(metadata, 'until')} /> },
  { title: 'Samples', cell: (model) => count(figuresOf(model).samples) },
  { title: 'Series', cell: (model) => count(figuresOf(model).series) },
  { title: 'Samples held out', cell: (model) => count(figuresOf(model).heldOut) },
  { title: 'Mean score', cell: (model) => formatScore(figuresOf(model).meanScore) },
  {
    title: 'Trees × rows',
    cell: (model) => `${count(figuresOf(model).trees)} × ${count(figuresOf(model).rowsPerTree)}`,
  },
  { title: 'Compared with', cell: ({ gate }) => gate?.comparedWith ?? 'nothing' },
  { title: 'Quality gate', cell: ({ gate }) => gate?.outcome ?? 'not evaluated' },
];

/** Versions side by side, with what the quality gate found of each. */
export function CompareModels({ models }: { readonly models: readonly ModelDetails[] }) {
  if (models.length === 0)
    return (
      <Empty title="Nothing to compare">
        Choose versions in the table above: their gate reports stand here side by side.
      </Empty>
    );
  return (
    <div className="ml-table-wrap">
      <table className="ml-table ml-compare">
        <caption className="ml-hidden">Versions side by side</caption>
        <thead>
          <tr>
            <td />
            {models.map(({ modelVersion }) => (
              <th key={modelVersion} scope="col">
                {modelVersion}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ title, cell }) => (
            <CompareRow key={title} title={title} models={models} cell={cell} />
          ))}
          {checksOf(models).map((check) => (
            <CheckRow key={check.key} check={check} models={models} />
          ))}
          <CompareRow title="File" models={models} cell={(model) => <Pin model={model} />} />
        </tbody>
      </table>
    </div>
  );
}

function CompareRow({ title, models, cell }: Row & { readonly models: readonly ModelDetails[] }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      {models.map((model) => (
        <td key={model.modelVersion}>{cell(model)}</td>
      ))}
    </tr>
  );
}

interface CheckRowProps {
  readonly check: NamedCheck;
  readonly models: readonly ModelDetails[];
}

function CheckRow({ check, models }: CheckRowProps) {
  return (
    <CompareRow
      title={check.title}
      models={models}
      cell={(model) => {
        const found = check.of(model);
        if (!found) return NOTHING;
        return (
          <>
            <StatusTag status={found.isPassed ? 'healthy' : 'warning'}>
              {found.isPassed ? 'passed' : 'failed'}
            </StatusTag>{' '}
            {found.finding}
          </>
        );
      }}
    />
  );
}

function Pin({ model: { modelVersion, isPinned, isAvailable } }: { readonly model: ModelDetails }) {
  const pin = usePinModel();
  if (!isAvailable) return <>deleted: it cannot be activated any more</>;
  return (
    <Button
      needs="admin"
      kind="quiet"
      aria-pressed={isPinned}
      disabled={pin.isPending}
      onClick={() => pin.mutate({ modelVersion, isPinned: !isPinned })}
    >
      {isPinned ? 'kept for good' : 'keep it for good'}
    </Button>
  );
}
