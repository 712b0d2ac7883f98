/** Rows counted from 0, the last one not included. */
export interface RowRange {
  readonly from: number;
  readonly until: number;
}

/** They come and go in so many at a time, and as many are ready on either side: a page that is scrolled shows no empty rows. */
const STEP = 40;

/** Before the place of the list is known. */
export const FIRST_ROWS: RowRange = { from: 0, until: 2 * STEP };

/**
 * @param box where the list with all its rows stands, in pixels below the upper edge of the screen
 * @returns `before` itself where nothing changes
 */
export function rowsInView(
  box: { readonly top: number; readonly height: number },
  screenHeight: number,
  rows: number,
  before: RowRange,
): RowRange {
  const rowHeight = box.height / Math.max(rows, 1) || 1;
  const first = Math.floor(-box.top / rowHeight / STEP) * STEP;
  const last = Math.ceil((screenHeight - box.top) / rowHeight / STEP) * STEP;
  const from = Math.max(0, first - STEP);
  const until = Math.max(from, last + STEP);
  return from === before.from && until === before.until ? before : { from, until };
}
