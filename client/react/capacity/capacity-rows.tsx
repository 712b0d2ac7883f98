import type { CapacityRow } from '../../ml-api.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { GoTo } from '../elements/go-to.js';
import { StatusTag } from '../elements/tags.js';
import { formatMetricName, formatValue, NOTHING } from '../format/format-value.js';
import { bandWords, probabilityWords, sizeNote, sizeWords, toneOf, whenWords } from './answer-words.js';
import { keyOf } from './row-key.js';

interface CapacityRowsProps {
  readonly rows: readonly CapacityRow[];
  readonly onChoose?: ((row: CapacityRow) => void) | undefined;
}

export function CapacityRows({ rows, onChoose }: CapacityRowsProps) {
  return (
    <DataTable
      caption="When limits are reached"
      columns={[nameColumn(onChoose), ...COLUMNS]}
      rows={rows}
      rowKey={keyOf}
      csvName="capacity"
      limit={25}
      className="ml-capacity-table"
    />
  );
}

function nameColumn(onChoose: CapacityRowsProps['onChoose']): Column<CapacityRow> {
  return {
    key: 'name',
    title: 'Name',
    value: ({ name }) => name,
    cell: (row) => (
      <>
        <Name row={row} onChoose={onChoose} />
        <span className="ml-capacity-metric">
          {formatMetricName(row.metricName)}
          {row.kind !== 'asset' && `, ${row.series} series`}
        </span>
      </>
    ),
  };
}

function Name({ row, onChoose }: { readonly row: CapacityRow } & Pick<CapacityRowsProps, 'onChoose'>) {
  if (onChoose)
    return (
      <button
        type="button"
        className="ml-capacity-name"
        title={row.summary}
        aria-label={`What if: ${row.metricName} of ${row.name}`}
        onClick={() => onChoose(row)}
      >
        {row.name}
      </button>
    );
  return row.assetId === null ? <>{row.name}</> : <GoTo to={`/assets/${row.assetId}`}>{row.name}</GoTo>;
}

/** What has no date comes after what has one. */
const dateOf = (at: string | null): string | null => at;

const COLUMNS: readonly Column<CapacityRow>[] = [
  {
    key: 'metric',
    title: 'Metric',
    value: ({ metricName }) => metricName,
    cell: ({ metricName }) => formatMetricName(metricName),
    isOptional: true,
  },
  {
    key: 'used',
    title: 'Busy level',
    value: ({ utilizationPercent }) => utilizationPercent,
    cell: ({ level, unit, utilizationPercent }) => (
      <span className="ml-capacity-used">
        <Meter percent={utilizationPercent} />
        {utilizationPercent === null ? formatValue(level, unit) : `${Math.round(utilizationPercent)}%`}
      </span>
    ),
    isNumber: true,
  },
  {
    key: 'limit',
    title: 'Limit',
    value: ({ limit }) => limit,
    cell: ({ limit, unit, limitReason }) => (
      <span title={limitReason ?? undefined}>{formatValue(limit, unit)}</span>
    ),
    isNumber: true,
    isOptional: true,
  },
  {
    key: 'growth',
    title: 'Growth a month',
    value: ({ growthPercentPerMonth }) => growthPercentPerMonth,
    cell: ({ growthPerMonth, growthPercentPerMonth, unit }) => (
      <span title={growthPerMonth === null ? undefined : `${formatValue(growthPerMonth, unit)} a month`}>
        {growthWords(growthPercentPerMonth)}
      </span>
    ),
    isNumber: true,
    isOptional: true,
  },
  {
    key: 'at-80',
    title: 'Reaches 80%',
    value: ({ at80 }) => dateOf(at80.medianAt),
    cell: ({ at80 }) => <span className="ml-nowrap">{whenWords(at80)}</span>,
    isOptional: true,
  },
  {
    key: 'at-100',
    title: 'Reaches the limit',
    value: ({ at100 }) => dateOf(at100.medianAt),
    cell: (row) => (
      <>
        <StatusTag status={toneOf(row)}>{whenWords(row.at100)}</StatusTag>
        <span className="ml-capacity-band">{bandWords(row.at100)}</span>
      </>
    ),
  },
  {
    key: 'probability',
    title: 'Probability',
    value: ({ probability }) => probability,
    cell: ({ probability }) => probabilityWords(probability),
    isNumber: true,
  },
  {
    key: 'size',
    title: 'Size that lasts',
    value: ({ recommendedSize }) => recommendedSize,
    cell: (row) => (
      <span className="ml-nowrap ml-capacity-size" title={sizeNote(row)}>
        {sizeWords(row)}
      </span>
    ),
    isNumber: true,
    isOptional: true,
  },
];

function growthWords(percent: number | null): string {
  if (percent === null) return NOTHING;
  return percent === 0 ? 'none' : `${percent > 0 ? '+' : ''}${formatValue(percent, 'percent')}`;
}

/** How full it is; the number beside it says the same. */
function Meter({ percent }: { readonly percent: number | null }) {
  if (percent === null) return null;
  return (
    <span className="ml-meter" aria-hidden="true">
      <span style={{ width: `${Math.max(0, Math.min(100, percent))}%` }} />
    </span>
  );
}
