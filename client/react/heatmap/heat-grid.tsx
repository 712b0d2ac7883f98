import { useRef } from 'react';
import type { Overview, OverviewAsset } from '../../ml-api.js';
import { assetPath, useGo } from '../elements/go-to.js';
import { HeatAxis } from './heat-axis.js';
import { HeatCanvas } from './heat-canvas.js';
import { HeatRows } from './heat-rows.js';
import { columnRange, type HeatRange, HeatTip } from './heat-tip.js';
import { useHeatCursor } from './use-heat-cursor.js';

interface HeatGridProps {
  /** Its range and columns; its assets are one page of all that are shown. */
  readonly page: Overview;
  readonly assets: readonly OverviewAsset[];
}

/** A click opens the asset around the time of the cell: the column and so many beside it. */
const COLUMNS_AROUND = 8;

/** Rows of assets with their scores over time. */
export function HeatGrid({ page, assets }: HeatGridProps) {
  const list = useRef<HTMLOListElement>(null);
  const go = useGo();
  const range = rangeOf(page);
  const cursor = useHeatCursor({ rows: assets.length, columns: range.columns }, list);
  const asset = cursor.cell && assets[cursor.cell.row];
  const open = () => {
    if (cursor.cell && asset) go(`${assetPath(asset.assetId)}?${around(cursor.cell.column, range)}`);
  };
  return (
    <div className="ml-heat">
      <HeatAxis from={page.from} until={page.until} />
      <div className="ml-heat-body">
        <HeatRows list={list} assets={assets} cursor={cursor} />
        <div
          className="ml-heat-cells"
          onPointerMove={cursor.onPointerMove}
          onPointerLeave={cursor.clear}
          onClick={open}
        >
          <HeatCanvas assets={assets} columns={range.columns} />
          <HeatTip cell={cursor.cell} asset={asset} range={range} />
        </div>
      </div>
    </div>
  );
}

function rangeOf({ from, columnSeconds, assets }: Overview): HeatRange {
  return { from: Date.parse(from), columnMs: columnSeconds * 1000, columns: assets[0]?.scores.length ?? 0 };
}

function around(column: number, range: HeatRange): string {
  const [from] = columnRange(column - COLUMNS_AROUND, range);
  const [, until] = columnRange(column + COLUMNS_AROUND, range);
  const iso = (time: number) => new Date(time).toISOString();
  return new URLSearchParams({ from: iso(from), until: iso(Math.min(until, Date.now())) }).toString();
}
