import type { Asset } from '../../../metrics/index.js';
import type { BusyRow, GroupKind, SubjectKey } from './busy-row.js';

/** A group with the series that are added up. */
export interface Group extends SubjectKey {
  readonly members: readonly BusyRow[];
}

/** Of each kind, the largest: more are no overview. */
const MOST_GROUPS = 200;

/**
 * What the assets of a metric have in common: type, location and tags. Of series in several units, or with limits of several kinds, those of which there
 * are most.
 *
 * @param rows - of one metric, of assets
 */
export function groupsOf(rows: readonly BusyRow[], assets: readonly Asset[]): readonly Group[] {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const limited = rows.filter(({ limit, firstDay }) => limit !== null && firstDay !== null);
  const names: readonly (readonly [GroupKind, (asset: Asset) => readonly string[]])[] = [
    ['type', ({ type }) => [type]],
    ['location', ({ location }) => [location ?? '']],
    ['tag', ({ tags }) => tags ?? []],
  ];
  return names.flatMap(([kind, namesOf]) => {
    const placed = limited.flatMap((row) => {
      const asset = byId.get(row.name);
      return asset === undefined ? [] : namesOf(asset).map((name) => ({ name, row }));
    });
    return [...Map.groupBy(placed, ({ name }) => name)]
      .filter(([name]) => name !== '')
      .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
      .slice(0, MOST_GROUPS)
      .map(([name, all]) => {
        const members = alike(all.map(({ row }) => row));
        return { kind, name, metricName: members[0]?.metricName ?? '', members };
      });
  });
}

/** Those with the most common unit and kind of limit. */
export function alike(rows: readonly BusyRow[]): readonly BusyRow[] {
  const kinds = [...Map.groupBy(rows, ({ unit, limitSource }) => `${unit} ${limitSource ?? ''}`).values()];
  return kinds.reduce((most, some) => (some.length > most.length ? some : most), []);
}
