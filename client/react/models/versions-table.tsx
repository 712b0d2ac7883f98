import type { Model } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { countOf, formatScore, NOTHING } from '../format/format-value.js';
import { figuresOf } from './model-figures.js';

const TONES: Readonly<Record<string, string>> = { active: 'healthy', rejected: 'warning' };

interface VersionsTableProps {
  readonly models: readonly Model[];
  readonly compared: readonly string[];
  readonly onCompare: (modelVersion: string, isCompared: boolean) => void;
  readonly onActivate: (model: Model) => void;
}

/** Every version that is known, to choose from. */
export function VersionsTable({ models, compared, onCompare, onActivate }: VersionsTableProps) {
  const active = models.find(({ status }) => status === 'active');
  const columns = [
    versionColumn(compared, onCompare),
    STATUS,
    ...FIGURES,
    activationColumn(active, onActivate),
  ];
  return (
    <DataTable
      caption="Versions of the model"
      columns={columns}
      rows={models}
      rowKey={({ modelVersion }) => modelVersion}
      csvName="models"
      limit={20}
    />
  );
}

/** To go to an older one is to go back. */
export function verbOf(model: Model, active: Model | undefined): string {
  return active && model.trainingDate < active.trainingDate ? 'Roll back to' : 'Activate';
}

function versionColumn(
  compared: VersionsTableProps['compared'],
  onCompare: VersionsTableProps['onCompare'],
): Column<Model> {
  return {
    key: 'version',
    title: 'Version',
    value: ({ modelVersion }) => modelVersion,
    cell: ({ modelVersion }) => (
      <label className="ml-check">
        <input
          type="checkbox"
          checked={compared.includes(modelVersion)}
          onChange={({ target }) => onCompare(modelVersion, target.checked)}
        />
        <span className="ml-hidden">Compare </span>
        {modelVersion}
      </label>
    ),
  };
}

function activationColumn(
  active: Model | undefined,
  onActivate: VersionsTableProps['onActivate'],
): Column<Model> {
  return {
    key: 'activate',
    title: 'In use',
    value: ({ status }) => status === 'active',
    cell: (model) =>
      model.status === 'active' ? (
        'now'
      ) : (
        <Button
          needs="admin"
          onClick={() => onActivate(model)}
          aria-label={`${verbOf(model, active)} ${model.modelVersion}`}
        >
          {verbOf(model, active)} …
        </Button>
      ),
  };
}

const STATUS: Column<Model> = {
  key: 'status',
  title: 'Status',
  value: ({ status }) => status,
  cell: ({ status }) => <StatusTag status={TONES[status] ?? 'unknown'}>{status}</StatusTag>,
};

const FIGURES: readonly Column<Model>[] = [
  {
    key: 'trained',
    title: 'Trained',
    value: ({ trainingDate }) => trainingDate,
    cell: ({ trainingDate }) => <Time at={trainingDate} form="ago" />,
    isOptional: true,
  },
  {
    key: 'samples',
    title: 'Samples',
    value: (model) => figuresOf(model).samples,
    cell: (model) => {
      const { samples } = figuresOf(model);
      return samples === null ? NOTHING : countOf(samples, '', '');
    },
    isNumber: true,
    isOptional: true,
  },
  {
    key: 'series',
    title: 'Series',
    value: (model) => figuresOf(model).series,
    isNumber: true,
    isOptional: true,
  },
  {
    key: 'mean-score',
    title: 'Mean score',
    value: (model) => figuresOf(model).meanScore,
    cell: (model) => formatScore(figuresOf(model).meanScore),
    isNumber: true,
    isOptional: true,
  },
];
