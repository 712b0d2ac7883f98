import { useSearchParams } from 'wouter';
import type { OutboxQuery } from '../../ml-api.js';
import { Section } from '../elements/section.js';
import { Empty, Loaded } from '../elements/states.js';
import { countOf } from '../format/format-value.js';
import { useOutbox } from '../queries/episodes.js';
import { OutboxTable } from './outbox-table.js';

type Status = NonNullable<NonNullable<OutboxQuery>['status']>;

const STATUSES: readonly { readonly status: Status; readonly title: string }[] = [
  { status: 'parked', title: 'parked' },
  { status: 'pending', title: 'waiting' },
  { status: 'delivered', title: 'delivered' },
  { status: 'dropped', title: 'dropped' },
];

/** Messages to EMS Core, and those that it would not take. */
export function OutboxPanel() {
  const [query, setQuery] = useSearchParams();
  const status = STATUSES.find((each) => each.status === query.get('outbox'))?.status ?? 'parked';
  const outbox = useOutbox({ status, limit: 200 });
  return (
    <Section
      title="Outbox"
      note={outbox.data && countOf(outbox.data.total, 'message')}
      actions={
        <StatusChoice
          status={status}
          onChange={(chosen) => setQuery({ outbox: chosen }, { replace: true })}
        />
      }
    >
      <Loaded query={outbox}>
        {({ messages }) =>
          messages.length > 0 ? (
            <OutboxTable messages={messages} />
          ) : (
            <Empty title={`No message is ${titleOf(status)}`}>
              Each episode that begins, rises or ends is announced to EMS Core. What it refuses again and
              again is parked, and can be sent again here.
            </Empty>
          )
        }
      </Loaded>
    </Section>
  );
}

interface StatusChoiceProps {
  readonly status: Status;
  readonly onChange: (status: string) => void;
}

function StatusChoice({ status, onChange }: StatusChoiceProps) {
  return (
    <label>
      <span className="ml-hidden">Messages to show</span>
      <select className="ml-input" value={status} onChange={({ target }) => onChange(target.value)}>
        {STATUSES.map((each) => (
          <option key={each.status} value={each.status}>
            {each.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function titleOf(status: Status): string {
  return STATUSES.find((each) => each.status === status)?.title ?? status;
}
