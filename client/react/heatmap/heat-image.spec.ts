import type { Rgb } from '../chart/heat.js';
import { cellAt, fillHeat } from './heat-image.js';

describe('the heat map', () => {
  const table = Array.from({ length: 101 }, (_, percent): Rgb => [percent, 0, 0]);

  it('has a pixel for each score and none for what was not scored', () => {
    const pixels = new Uint8ClampedArray(2 * 3 * 4);
    fillHeat(pixels, [[0.5, null, 1.7], [0]], 3, table);
    const of = (cell: number) => [...pixels.slice(4 * cell, 4 * cell + 4)];
    expect(of(0)).toEqual([50, 0, 0, 255]);
    expect(of(1)).toEqual([0, 0, 0, 0]);
    expect(of(2)).toEqual([100, 0, 0, 255]);
    expect(of(3)).toEqual([0, 0, 0, 255]);
    expect(of(4)).toEqual([0, 0, 0, 0]);
  });

  it('finds the cell under the pointer', () => {
    const [size, grid] = [
      { width: 960, height: 48 },
      { rows: 2, columns: 96 },
    ];
    expect(cellAt({ x: 15, y: 30 }, size, grid)).toEqual({ row: 1, column: 1 });
    expect(cellAt({ x: 960, y: 0 }, size, grid)).toBeUndefined();
    expect(cellAt({ x: -1, y: 0 }, size, grid)).toBeUndefined();
  });
});
