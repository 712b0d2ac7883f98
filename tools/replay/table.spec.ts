import { renderTable } from './table.js';

const row = { name: 'a', samples: 10, labelled: 2, found: 1, missed: 1, falseAlarms: 3, days: 2, events: 4 };

describe('renderTable', () => {
  it('shows a line per file and sums them up in the last, alarms by all days together', () => {
    const lines = renderTable([row, { ...row, name: 'b', falseAlarms: 1, days: 6 }]).split('\n');
    expect(lines.slice(2)).toEqual([
      '| a | 10 | 2 | 1 | 1 | 1.50 | 4 |',
      '| b | 10 | 2 | 1 | 1 | 0.17 | 4 |',
      '| **all 2** | 20 | 4 | 2 | 2 | 0.50 | 8 |',
    ]);
  });
});
