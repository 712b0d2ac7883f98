import type { DriftHistory } from '../../ml-api.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { Empty, Loaded } from '../elements/states.js';
import { formatMetricName, formatScore } from '../format/format-value.js';
import { useNow } from '../format/use-now.js';
import { useDriftHistory } from '../queries/models.js';
import { Sparkline } from './sparkline.js';

const DAYS = 30;
const DAY_MS = 86_400_000;

type MetricHistory = DriftHistory['metrics'][number];

/** How far each metric has moved from what the model learnt, day by day. */
export function DriftTable({ modelVersion }: { readonly modelVersion: string }) {
  const history = useDriftHistory(modelVersion, DAYS);
  const now = useNow();
  return (
    <Loaded query={history}>
      {({ metrics, threshold }) =>
        metrics.length === 0 ? (
          <Empty title="Nothing measured yet">
            Drift is measured once an hour while this model is in use.
          </Empty>
        ) : (
          <DataTable
            caption={`Drift of each metric in the last ${DAYS} days`}
            columns={columnsOf(threshold, highestOf(metrics, threshold), now)}
            rows={metrics}
            rowKey={({ metricName }) => metricName}
            initialSort={{ key: 'now', isDescending: true }}
            csvName="drift"
            limit={25}
          />
        )
      }
    </Loaded>
  );
}

function columnsOf(threshold: number, highest: number, now: number): readonly Column<MetricHistory>[] {
  return [
    { key: 'metric', title: 'Metric', value: ({ metricName }) => formatMetricName(metricName) },
    {
      key: 'history',
      title: `Last ${DAYS} days`,
      value: ({ points }) => points.reduce((highest, { drift }) => Math.max(highest, drift ?? 0), 0),
      cell: ({ metricName, points }) => (
        <Sparkline
          name={`Drift of ${formatMetricName(metricName)}`}
          points={points.map(({ at, drift }) => ({ share: shareOf(at, now), value: drift }))}
          threshold={threshold}
          highest={highest}
        />
      ),
    },
    {
      key: 'now',
      title: 'Now',
      value: ({ points }) => lastOf(points),
      cell: ({ points }) => {
        const now = lastOf(points);
        return (
          <span className={now !== null && now >= threshold ? 'ml-severity-high' : ''}>
            {formatScore(now)}
          </span>
        );
      },
      isNumber: true,
    },
  ];
}

/** Where in the range it was measured: 0 at its beginning, 1 now. */
function shareOf(at: string, now: number): number {
  return Math.min(Math.max(1 - (now - Date.parse(at)) / (DAYS * DAY_MS), 0), 1);
}

function lastOf(points: MetricHistory['points']): number | null {
  return points.at(-1)?.drift ?? null;
}

/** One scale for all rows: they are to be compared. */
function highestOf(metrics: readonly MetricHistory[], threshold: number): number {
  const drifts = metrics.flatMap(({ points }) => points.map(({ drift }) => drift ?? 0));
  return drifts.reduce((highest, drift) => Math.max(highest, drift), threshold * 1.25);
}
