import type { OverviewQuery, OverviewSort } from '../../ml-api.js';
import type { HeatFilters } from './heat-filters.js';

const SORT_PATTERN = /^-?(score|name|type|status|openEpisodes)$/;
type Status = NonNullable<OverviewQuery['status']>[number];
const STATUSES: readonly Status[] = ['healthy', 'warning', 'critical', 'unknown', 'maintenance'];
const COLUMNS = 96;
const MAX_HOURS = 168;

/** What an address may say wrongly falls back to the default. */
export function heatQuery(filters: HeatFilters, limit: number): Omit<OverviewQuery, 'cursor'> {
  const { text, type, location, tag, status, sort = '', hours = '' } = filters;
  const listed = <Value extends string>(value: Value | undefined) => (value ? [value] : undefined);
  return {
    hours: /^\d+$/.test(hours) ? Math.min(Math.max(Number(hours), 1), MAX_HOURS) : 24,
    columns: COLUMNS,
    limit,
    sort: SORT_PATTERN.test(sort) ? (sort as OverviewSort) : '-score',
    type: listed(type),
    location: listed(location),
    tag: listed(tag),
    status: listed(STATUSES.find((known) => known === status)),
    text: text?.trim() === '' ? undefined : text?.trim(),
  };
}
