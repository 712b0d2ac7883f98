import { useDeferredValue } from 'react';
import type { CapacityRow } from '../../ml-api.js';
import { type Address, useAddress } from '../address/use-address.js';
import { Button } from '../elements/button.js';
import { Empty } from '../elements/states.js';
import { Section } from '../elements/section.js';
import { Time } from '../elements/time.js';
import { useNow } from '../format/use-now.js';
import { formatMetricName } from '../format/format-value.js';
import { useCapacity } from '../queries/capacity.js';
import { CapacityFilterFields, filtersIn } from './capacity-filters.js';
import { CapacityRows } from './capacity-rows.js';
import { LoadedCapacity } from './capacity-table.js';
import { CapacityTimeline } from './capacity-timeline.js';
import { type AskedRow, askedRow, keyOf } from './row-key.js';
import { WhatIfPanel } from './what-if-panel.js';

/** When limits are reached, how sure that is, and what would change it. */
export function CapacityView() {
  const address = useAddress();
  const filters = filtersIn(address);
  const query = { limit: 200, ...useDeferredValue(filters) };
  const { data } = useCapacity(query);
  const nowMs = useNow();
  const { horizonDays } = filters;
  const pages = data?.pages ?? [];
  const choose = (row: CapacityRow) => address.set({ of: keyOf(row) });
  return (
    <>
      <h1 className="ml-title">Capacity</h1>
      <CapacityFilterFields filters={filters} metrics={pages[0]?.metrics ?? []} address={address} />
      <Question address={address} horizonDays={horizonDays} rows={pages.flatMap(({ rows }) => rows)} />
      <Section
        title="When limits are reached"
        note={
          pages[0]?.computedAt != null && (
            <>
              levels read <Time at={pages[0].computedAt} form="ago" />; choose a name to ask what if
            </>
          )
        }
      >
        <LoadedCapacity query={query}>
          {(rows) => (
            <>
              <CapacityTimeline rows={rows} nowMs={nowMs} horizonDays={horizonDays} />
              <CapacityRows rows={rows} onChoose={choose} />
            </>
          )}
        </LoadedCapacity>
      </Section>
    </>
  );
}

interface QuestionProps {
  readonly address: Address;
  readonly horizonDays: number;
  readonly rows: readonly CapacityRow[];
}

/** About the row that the address names. */
function Question({ address, horizonDays, rows }: QuestionProps) {
  const of = address.get('of');
  if (of === undefined) return null;
  const asked = askedRow(of);
  const close = (
    <Button kind="quiet" onClick={() => address.set({ of: undefined })}>
      Close
    </Button>
  );
  if (!asked)
    return (
      <Section title="What if" actions={close}>
        <Empty title="There is no such row">The address may have been shortened.</Empty>
      </Section>
    );
  return (
    <Section title={`What if: ${formatMetricName(asked.metric)} of ${titleOf(asked, rows)}`} actions={close}>
      <WhatIfPanel key={of} asked={asked} horizonDays={horizonDays} />
    </Section>
  );
}

/** The name of the asset, once it is known. */
function titleOf({ group, assets }: AskedRow, rows: readonly CapacityRow[]): string {
  if (group) return `${group.by} ${group.name}`;
  const id = assets?.[0] ?? '';
  return rows.find(({ assetId }) => String(assetId) === id)?.name ?? id;
}
