import type { OutboxMessage } from '../../ml-api.js';
import { Button } from '../elements/button.js';
import { type Column, DataTable } from '../elements/data-table.js';
import { episodePath, GoTo } from '../elements/go-to.js';
import { Failure } from '../elements/states.js';
import { StatusTag } from '../elements/tags.js';
import { Time } from '../elements/time.js';
import { useResend } from '../queries/episodes.js';

const TONES: Readonly<Record<string, string>> = {
  delivered: 'healthy',
  parked: 'critical',
  pending: 'warning',
};

/** Newest first, as the service lists them. */
export function OutboxTable({ messages }: { readonly messages: readonly OutboxMessage[] }) {
  const resend = useResend();
  const columns: readonly Column<OutboxMessage>[] = [
    ...COLUMNS,
    {
      key: 'resend',
      title: 'Send again',
      value: ({ status }) => status === 'parked',
      cell: ({ id, status, title, kind }) =>
        status === 'parked' && (
          <Button
            needs="admin"
            disabled={resend.isPending}
            onClick={() => resend.mutate(id)}
            aria-label={`Send again: ${title ?? kind}`}
          >
            Send again
          </Button>
        ),
    },
  ];
  return (
    <>
      {resend.error && <Failure error={resend.error} />}
      <DataTable
        caption="Messages to EMS Core"
        columns={columns}
        rows={messages}
        rowKey={({ id }) => id}
        csvName="outbox"
        limit={10}
      />
    </>
  );
}

const COLUMNS: readonly Column<OutboxMessage>[] = [
  {
    key: 'created',
    title: 'Created',
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
  {
    key: 'what',
    title: 'Message',
    value: ({ title, kind }) => title ?? kind,
    cell: ({ title, kind, episodeId }) => (
      <GoTo to={episodePath(episodeId)}>{title ?? `${kind} of an episode`}</GoTo>
    ),
  },
  {
    key: 'status',
    title: 'Status',
    value: ({ status }) => status,
    cell: ({ status }) => <StatusTag status={TONES[status] ?? 'unknown'}>{status}</StatusTag>,
  },
  { key: 'attempts', title: 'Attempts', value: ({ attempts }) => attempts, isNumber: true, isOptional: true },
  { key: 'reason', title: 'Why not', value: ({ reason }) => reason, isOptional: true },
  {
    key: 'delivered',
    title: 'Delivered',
    value: ({ deliveredAt }) => deliveredAt,
    cell: ({ deliveredAt }) => <Time at={deliveredAt} />,
    isOptional: true,
  },
];
