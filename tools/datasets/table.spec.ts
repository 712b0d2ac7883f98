import { Table } from './table.js';

const table = new Table(
  ['at', 'name', 'state'],
  [
    { cells: ['2026-01-31T14:05:00Z', 'a', 'odd'], line: 2 },
    { cells: ['soon', '', '('], line: 3 },
  ],
);

describe('Table', () => {
  it('reads cells by the names of their columns', () => {
    const first = new Table(table.columns, [{ cells: ['2026-01-31T14:05:00Z', 'a', 'odd'], line: 2 }]);
    const read = first.map((row) => [row.instant('at'), row.filled('name'), row.cell('none')]);
    expect(read).toEqual([[Date.UTC(2026, 0, 31, 14, 5), 'a', '']]);
  });

  it('names the line of what cannot be read', () => {
    const read = (name: string, how: 'instant' | 'filled' | 'pattern') => () =>
      table.map((row) => (row.cell('name') === '' ? String(row[how](name)) : ''));
    expect(read('at', 'instant')).toThrow('line 3: "at" is no instant: "soon"');
    expect(read('name', 'filled')).toThrow('line 3: "name" is empty');
    expect(read('state', 'pattern')).toThrow('line 3: "state" is no regular expression');
    expect(() => table.map((row) => row.oneOf('state', ['', 'clear']))).toThrow(
      'line 2: "state" is "odd", known are "", "clear"',
    );
  });
});
