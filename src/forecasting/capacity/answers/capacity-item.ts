import type { BusyRow } from '../levels/busy-row.js';
import { type CapacityAnswer, capacityAnswer, type Outlook } from './capacity-answer.js';
import type { CapacityChange } from './change.js';
import { describeCapacity } from './describe-capacity.js';

/** A series or a group with what is said of it. */
export interface CapacityItem {
  readonly row: BusyRow;
  readonly answer: CapacityAnswer;
  /** The name of the asset, or of the group. */
  readonly title: string;
  readonly summary: string;
}

/** @param names - of assets, by id */
export function capacityItem(
  row: BusyRow,
  outlook: Outlook,
  { names, change }: { readonly names: ReadonlyMap<string, string>; readonly change?: CapacityChange },
): CapacityItem {
  const answer = capacityAnswer(row, outlook, change);
  const title = row.kind === 'asset' ? (names.get(row.name) ?? row.name) : row.name;
  const { metricName, unit, timeZone } = row;
  const subject = {
    title: row.kind === 'asset' ? title : describedGroup(row),
    metricName,
    unit,
    timeZone,
    horizonDays: outlook.horizonDays,
  };
  return { row, answer, title, summary: describeCapacity(answer, subject) };
}

function describedGroup({ kind, name, assetIds }: BusyRow): string {
  return kind === 'assets' ? `${assetIds.length} assets` : `${kind} ${name} (${assetIds.length} series)`;
}
