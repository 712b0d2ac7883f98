import type { OverviewAsset } from '../../ml-api.js';
import { formatTime } from '../format/format-time.js';
import { formatScore } from '../format/format-value.js';
import type { HeatCell } from './use-heat-cursor.js';

export interface HeatRange {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly columnMs: number;
  readonly columns: number;
}

interface HeatTipProps {
  readonly cell: HeatCell | undefined;
  readonly asset: OverviewAsset | undefined;
  readonly range: HeatRange;
}

/** What the cell under the cursor means; also read aloud while the arrow keys move it. */
export function HeatTip({ cell, asset, range }: HeatTipProps) {
  const isShown = cell !== undefined && asset !== undefined;
  const left = isShown ? (100 * (cell.column + 0.5)) / range.columns : 0;
  return (
    <>
      <span role="status" className="ml-hidden">
        {isShown && textOf(cell, asset, range)}
      </span>
      {isShown && (
        <>
          <span
            className="ml-heat-mark"
            style={{
              left: `${(100 * cell.column) / range.columns}%`,
              width: `${100 / range.columns}%`,
              top: `calc(${cell.row} * var(--ml-heat-row))`,
            }}
          />
          <span
            className={`ml-heat-tip ${left > 60 ? 'ml-heat-tip-left' : ''}`}
            style={{ left: `${left}%`, top: `calc(${cell.row + 1} * var(--ml-heat-row) + 4px)` }}
            aria-hidden="true"
          >
            {textOf(cell, asset, range)}
          </span>
        </>
      )}
    </>
  );
}

function textOf({ column }: HeatCell, { assetName, scores }: OverviewAsset, range: HeatRange): string {
  const [from, until] = columnRange(column, range);
  const score = scores[column] ?? null;
  const what = score === null ? 'not scored' : `highest score ${formatScore(score)}`;
  return `${assetName}, ${formatTime(new Date(from), 'date-time')}–${formatTime(new Date(until), 'time')}: ${what}`;
}

export function columnRange(column: number, { from, columnMs }: HeatRange): readonly [number, number] {
  return [from + column * columnMs, from + (column + 1) * columnMs];
}
