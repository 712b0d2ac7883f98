import type { RefObject } from 'react';
import type { OverviewAsset } from '../../ml-api.js';
import { HeatRow } from './heat-row.js';
import type { HeatCursor } from './use-heat-cursor.js';
import { useRowsInView } from './use-rows-in-view.js';

interface HeatRowsProps {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly assets: readonly OverviewAsset[];
  readonly cursor: HeatCursor;
}

/** The names, as long as all assets, of which only those in view are laid out. */
export function HeatRows({ list, assets, cursor }: HeatRowsProps) {
  const inView = useRowsInView(assets.length, list);
  // The one that Tab reaches also where it has been scrolled away, or the focus would be lost with it.
  const isThere = (row: number) => (row >= inView.from && row < inView.until) || row === cursor.reachableRow;
  return (
    <ol
      className="ml-heat-list"
      ref={list}
      style={{ height: `calc(${assets.length} * var(--ml-heat-row))` }}
      aria-label="Assets; the arrow keys move through their scores"
    >
      {assets.map(
        (asset, row) =>
          isThere(row) && (
            <HeatRow
              key={asset.assetId}
              asset={asset}
              row={row}
              rows={assets.length}
              isReachable={row === cursor.reachableRow}
              onFocus={cursor.onFocus(row)}
              onBlur={cursor.clear}
              onKeyDown={cursor.onKeyDown(row)}
            />
          ),
      )}
    </ol>
  );
}
