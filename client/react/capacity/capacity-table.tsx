import type { ReactNode } from 'react';
import type { CapacityQuery, CapacityRow } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { Empty, Failure, Skeleton } from '../elements/states.js';
import { MlRoot } from '../provider/ml-root.js';
import { useCapacity } from '../queries/capacity.js';
import { CapacityRows } from './capacity-rows.js';

type CapacityTableProps = Pick<CapacityQuery, 'metric' | 'group' | 'horizonDays' | 'text'> & {
  readonly onChoose?: (row: CapacityRow) => void;
};

/** When limits are reached, the most urgent first. */
export function CapacityTable({ onChoose, ...query }: CapacityTableProps) {
  return (
    <MlRoot>
      <LoadedCapacity query={query}>
        {(rows) => <CapacityRows rows={rows} onChoose={onChoose} />}
      </LoadedCapacity>
    </MlRoot>
  );
}

interface LoadedCapacityProps {
  readonly query: Omit<CapacityQuery, 'cursor'>;
  readonly children: (rows: readonly CapacityRow[]) => ReactNode;
}

/** The rows, or why there are none. */
export function LoadedCapacity({ query, children }: LoadedCapacityProps) {
  const capacity = useCapacity({ limit: 200, ...query });
  const { data, error } = capacity;
  if (!data) {
    if (error) return <Failure error={error} onRetry={() => void capacity.refetch()} />;
    return <Skeleton lines={6} height={24} />;
  }
  const [first] = data.pages;
  const rows = data.pages.flatMap((page) => page.rows);
  if (first?.computedAt === null)
    return (
      <Empty title="Reading histories">
        The first run begins with the service and takes some minutes: half a year of each series that has a
        limit is read. What is ready appears here.
      </Empty>
    );
  if (rows.length === 0)
    return (
      <Empty title="No series with a known limit">
        Shares have one, bandwidths where their links have a speed, and any metric with a capacity in
        METRIC_POLICIES.
      </Empty>
    );
  return (
    <>
      {children(rows)}
      {capacity.hasNextPage && (
        <p className="ml-capacity-more">
          <Button onClick={() => void capacity.fetchNextPage()} disabled={capacity.isFetchingNextPage}>
            Load more ({(first?.total ?? 0) - rows.length})
          </Button>
        </p>
      )}
    </>
  );
}
