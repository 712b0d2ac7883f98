import { type Column, DataTable } from '../elements/data-table.js';
import { Empty, Loaded } from '../elements/states.js';
import { formatDuration } from '../format/format-time.js';
import { useQueueFigures } from '../queries/queues.js';
import type { QueueFigures } from '../queries/queue-figures.js';

const COLUMNS: readonly Column<QueueFigures>[] = [
  { key: 'queue', title: 'Queue', value: ({ queue }) => queue },
  { key: 'waiting', title: 'Waiting', value: ({ waiting }) => waiting, isNumber: true },
  { key: 'inHand', title: 'In hand', value: ({ inHand }) => inHand, isNumber: true },
  {
    key: 'oldest',
    title: 'Oldest',
    value: ({ oldestWaitingSeconds }) => oldestWaitingSeconds,
    cell: ({ waiting, oldestWaitingSeconds }) => (waiting > 0 ? formatDuration(oldestWaitingSeconds) : '–'),
    isNumber: true,
  },
];

/** What waits for a worker. */
export function Queues() {
  const queues = useQueueFigures();
  return (
    <Loaded query={queues}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty title="No queue is known">
            This process answers requests only; its workers have the figures.
          </Empty>
        ) : (
          <DataTable caption="Queues of jobs" columns={COLUMNS} rows={rows} rowKey={({ queue }) => queue} />
        )
      }
    </Loaded>
  );
}
