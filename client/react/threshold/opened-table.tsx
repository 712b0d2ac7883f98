import { type Column, DataTable } from '../elements/data-table.js';
import { assetPath, GoTo } from '../elements/go-to.js';
import { Empty } from '../elements/states.js';
import { Time } from '../elements/time.js';
import { formatMetricName, formatScore } from '../format/format-value.js';
import type { CurveEpisode } from './cut-curve.js';

const COLUMNS: readonly Column<CurveEpisode>[] = [
  {
    key: 'started',
    title: 'Began',
    value: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => <Time at={startedAt} />,
  },
  {
    key: 'asset',
    title: 'Asset',
    value: ({ assetName }) => assetName,
    cell: ({ assetId, assetName }) => <GoTo to={assetPath(assetId)}>{assetName}</GoTo>,
  },
  { key: 'metric', title: 'Metric', value: ({ metricName }) => formatMetricName(metricName) },
  {
    key: 'score',
    title: 'Raised up to',
    value: ({ raisedAt }) => raisedAt.highest,
    cell: ({ raisedAt }) => formatScore(raisedAt.highest),
    isNumber: true,
  },
  {
    key: 'peak',
    title: 'Highest score',
    value: ({ peakScore }) => peakScore,
    cell: ({ peakScore }) => formatScore(peakScore),
    isNumber: true,
    isOptional: true,
  },
];

/** The episodes that the threshold leaves. */
export function OpenedTable({ episodes }: { readonly episodes: readonly CurveEpisode[] }) {
  if (episodes.length === 0) return <Empty title="No episode at this threshold" />;
  return (
    <DataTable
      caption="Episodes at this threshold"
      columns={COLUMNS}
      rows={episodes}
      rowKey={({ assetId, metricName, startedAt }) => `${assetId} ${metricName} ${startedAt}`}
      initialSort={{ key: 'score', isDescending: true }}
      csvName="episodes-at-threshold"
      limit={10}
    />
  );
}
