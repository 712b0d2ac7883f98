import type { Rgb } from '../chart/heat.js';

type Scores = readonly (number | null)[];

/**
 * One pixel for each score, enlarged by the browser: 96 000 of them are filled in a few milliseconds.
 *
 * @param pixels red, green, blue, opacity of each score, row by row; what was not scored is left transparent
 * @param table colours of the scores 0, 0.01 … 1
 */
export function fillHeat(
  pixels: Uint8ClampedArray,
  rows: readonly Scores[],
  columns: number,
  table: readonly Rgb[],
): void {
  rows.forEach((scores, row) => {
    for (let column = 0; column < columns; column += 1) {
      const score = scores[column];
      if (score === null || score === undefined) continue;
      const colour = table[Math.round(Math.min(Math.max(score, 0), 1) * 100)] ?? [0, 0, 0];
      const at = 4 * (row * columns + column);
      pixels[at] = colour[0];
      pixels[at + 1] = colour[1];
      pixels[at + 2] = colour[2];
      pixels[at + 3] = 255;
    }
  });
}

/** @returns row and column at a position in pixels, undefined outside */
export function cellAt(
  position: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  grid: { readonly rows: number; readonly columns: number },
): { readonly row: number; readonly column: number } | undefined {
  const row = Math.floor((position.y / size.height) * grid.rows);
  const column = Math.floor((position.x / size.width) * grid.columns);
  const isInside = row >= 0 && row < grid.rows && column >= 0 && column < grid.columns;
  return isInside ? { row, column } : undefined;
}
