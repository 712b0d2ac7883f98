import type { Cell } from '../format/to-csv.js';

export interface Sort {
  readonly key: string;
  readonly isDescending: boolean;
}

/** What is missing comes last in both directions. Equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => Cell,
  isDescending: boolean,
): readonly Row[] {
  const isMissing = (cell: Cell) => cell === null || cell === undefined || Number.isNaN(cell);
  return rows
    .map((row) => ({ row, cell: valueOf(row) }))
    .sort((a, b) => {
      if (isMissing(a.cell) || isMissing(b.cell))
        return Number(isMissing(a.cell)) - Number(isMissing(b.cell));
      return isDescending ? compare(b.cell, a.cell) : compare(a.cell, b.cell);
    })
    .map(({ row }) => row);
}

function compare(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

/** The next sort after a click on a column: descending first where most is worst. */
export function nextSort(sort: Sort | undefined, key: string, isNumber: boolean): Sort {
  return { key, isDescending: sort?.key === key ? !sort.isDescending : isNumber };
}
