/** How the decimals of a file's numbers are marked. */
export type DecimalMark = '.' | ',';

/** The numbers of one column, or the first cell that is none. */
export interface NumberColumn {
  /** NaN where nothing was measured, or nothing can be read. */
  readonly values: Float64Array;
  readonly fault?: { readonly row: number; readonly text: string };
}

const MISSING = /^(-*|nan|null|none|nil|n\/?a|#n\/a|\\n|[+-]?inf(inity)?)$/i;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const PERCENT = / ?%$/;
const WITH_COMMA = /^[+-]?(\d*),(\d+)(e[+-]?\d+)?( ?%)?$/i;

/**
 * What marks decimals in a file: a comma where a cell has one that cannot separate thousands, as in `12,5`, `0,125` and `1234,567`.
 * `1,234` alone could be both.
 */
export function decimalMarkOf(cells: Iterable<string>): DecimalMark {
  for (const cell of cells) {
    if (!cell.includes(',')) continue;
    const [, whole = '', decimals] = WITH_COMMA.exec(cell) ?? [];
    if (decimals === undefined) continue;
    if (decimals.length !== 3 || whole.length > 3 || whole === '' || whole.startsWith('0')) return ',';
  }
  return '.';
}

/**
 * Reads a column of numbers: `12.5`, `-3e-12`, or `12.5 %` where every number of the column is a percentage. Empty cells, `NaN`, `null`,
 * `N/A`, `-`, `Inf` and the like say that there is no value. Anything else is a fault, never quietly a missing value.
 */
export function readNumberColumn(cells: readonly string[], mark: DecimalMark = '.'): NumberColumn {
  const isPercentage = PERCENT.test(cells.find((cell) => !MISSING.test(cell)) ?? '');
  const values = new Float64Array(cells.length);
  let row = -1;
  for (const [index, cell] of cells.entries()) {
    const value = numberOf(cell, mark, isPercentage);
    values[index] = value;
    if (row < 0 && Number.isNaN(value) && !MISSING.test(cell)) row = index;
  }
  return row < 0 ? { values } : { values, fault: { row, text: cells[row] ?? '' } };
}

function numberOf(cell: string, mark: DecimalMark, isPercentage: boolean): number {
  if (PERCENT.test(cell) !== isPercentage) return NaN;
  const bare = cell.replace(PERCENT, '');
  if (mark === ',' && bare.includes('.')) return NaN;
  const text = mark === ',' ? bare.replace(',', '.') : bare;
  return NUMBER.test(text) ? Number(text) : NaN;
}
