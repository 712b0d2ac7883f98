import { CellColumn } from './cell-column.js';
import { readMaintenanceOptions } from './options.js';

const args = ['--train', 't.csv', '--input', 'i.csv', '--output', 'o.csv', '--horizon', '30'];
const columns = ['--unit-column', 'u', '--time-column', 'at'];

describe('readMaintenanceOptions', () => {
  it('reads files, columns and horizon', () => {
    expect(readMaintenanceOptions([...args, ...columns, '--until-column', 'end', '--seed', '3'])).toEqual({
      train: 't.csv',
      input: 'i.csv',
      output: 'o.csv',
      columns: { unit: 'u', time: 'at', until: 'end' },
      horizon: 30,
      seed: 3,
    });
  });

  it('says what is missing or wrong', () => {
    expect(() => readMaintenanceOptions(args)).toThrow('Usage: npm run backtest:maintenance');
    expect(() => readMaintenanceOptions([...args, ...columns, '--horizon', '-1'])).toThrow('--horizon');
    expect(() => readMaintenanceOptions([...args, ...columns, '--seed', 'x'])).toThrow(
      '--seed must be a whole number, got "x".',
    );
  });
});

describe('CellColumn', () => {
  const columnOf = (cells: readonly string[], isCategory?: boolean) => {
    const column = new CellColumn('c');
    for (const cell of cells) column.push(cell);
    return column.finish(isCategory);
  };

  it('is of numbers, with what is none unknown, unless most of it is texts', () => {
    expect(columnOf(['1', '', 'n/a', '2.5'])).toEqual({
      name: 'c',
      values: Float64Array.of(1, NaN, NaN, 2.5),
    });
    expect(columnOf(['7', '', 'a', 'b', 'a'])).toEqual({
      name: 'c',
      categories: ['a', 'b', '7'],
      codes: Int32Array.of(2, -1, 0, 1, 0),
    });
    expect(columnOf(['', ''], true)).toMatchObject({ categories: [] });
  });
});
