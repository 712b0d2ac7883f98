import type { OutboxQuery } from '../../ml-api.js';
import { type Address, useAddress } from '../address/use-address.js';
import { Button } from '../elements/button.js';
import { Choice } from '../elements/choice.js';
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
  { status: 'all', title: 'all' },
];

/** Messages to EMS Core, and those that it would not take; of one episode where the address says so. */
export function OutboxPanel() {
  const address = useAddress();
  const status = statusIn(address);
  const outbox = useOutbox({ status, episodeId: address.get('episode'), limit: 200 });
  return (
    <Section
      title="Outbox"
      note={outbox.data && countOf(outbox.data.total, 'message')}
      actions={<OutboxFilters address={address} />}
    >
      <Loaded query={outbox}>
        {({ messages }) =>
          messages.length > 0 ? (
            <OutboxTable messages={messages} />
          ) : (
            <Empty title={status === 'all' ? 'No message' : `No message is ${titleOf(status)}`}>
              Each episode that begins, rises or ends is announced to EMS Core. What it refuses again and
              again is parked, and can be sent again here.
            </Empty>
          )
        }
      </Loaded>
    </Section>
  );
}

function OutboxFilters({ address }: { readonly address: Address }) {
  const change = (name: string, value: string) => address.set({ [name]: value }, { replace: true });
  return (
    <>
      {address.get('episode') !== undefined && (
        <Button kind="quiet" onClick={() => change('episode', '')}>
          All episodes
        </Button>
      )}
      <Choice
        label="Messages to show"
        value={statusIn(address)}
        options={STATUSES.map(({ status, title }) => [status, title])}
        onChange={(value) => change('outbox', value)}
      />
    </>
  );
}

function statusIn(address: Address): Status {
  return STATUSES.find((each) => each.status === address.get('outbox'))?.status ?? 'parked';
}

function titleOf(status: Status): string {
  return STATUSES.find((each) => each.status === status)?.title ?? status;
}
