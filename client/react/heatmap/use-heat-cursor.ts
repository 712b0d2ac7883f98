import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import { cellAt } from './heat-image.js';

export interface HeatCell {
  readonly row: number;
  readonly column: number;
}

interface Grid {
  readonly rows: number;
  readonly columns: number;
}

const KEYS: Readonly<Record<string, (cell: HeatCell, grid: Grid) => HeatCell>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  Home: ({ column }) => ({ row: 0, column }),
  End: ({ column }, { rows }) => ({ row: rows - 1, column }),
};

export type HeatCursor = ReturnType<typeof useHeatCursor>;

/** The cell under the pointer or chosen by the arrow keys. */
export function useHeatCursor(grid: Grid, list: RefObject<HTMLElement | null>) {
  const [cell, setCell] = useState<HeatCell>();
  const [reachableRow, setReachableRow] = useState(0);

  const onKeyDown = (row: number) => (event: KeyboardEvent) => {
    const move = KEYS[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = move({ row, column: cell?.column ?? grid.columns - 1 }, grid);
    const target = { row: limit(next.row, grid.rows), column: limit(next.column, grid.columns) };
    // The row may be far away and not yet in the list.
    flushSync(() => setReachableRow(target.row));
    list.current?.querySelector<HTMLElement>('.ml-heat-name[tabindex="0"]')?.focus();
    // After the row that had the focus has cleared its cell.
    setCell(target);
  };
  return {
    cell,
    reachableRow: Math.min(reachableRow, Math.max(grid.rows - 1, 0)),
    onKeyDown,
    onFocus: (row: number) => () => setReachableRow(row),
    clear: () => setCell(undefined),
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const box = event.currentTarget.getBoundingClientRect();
      setCell(cellAt({ x: event.clientX - box.left, y: event.clientY - box.top }, box, grid));
    },
  };
}

function limit(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1);
}
