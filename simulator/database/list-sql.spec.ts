import { filterSql, pageNumber, pageSql } from './list-sql.js';
import { timeRange } from './time-range.js';

describe('filterSql', () => {
  it('uses only filters that were sent', () => {
    const filter = filterSql([
      { sql: 'type = ?', value: undefined },
      { sql: 'status = ?', value: 'online' },
      { sql: 'tier = ?', value: '1' },
    ]);
    expect(filter).toEqual({ where: 'WHERE status = $1 AND tier = $2', parameters: ['online', '1'] });
  });

  it('is empty without filters', () => {
    expect(filterSql([])).toEqual({ where: '', parameters: [] });
  });
});

describe('pageSql', () => {
  it('defaults to 50 rows from the first', () => {
    expect(pageSql(filterSql([]), {})).toEqual({ text: 'LIMIT $1 OFFSET $2', parameters: [50, 0] });
  });

  it('comes after the filters and passes on whatever was sent', () => {
    const filter = filterSql([{ sql: 'tier = ?', value: '1' }]);
    expect(pageSql(filter, { limit: '-1', offset: 'x' })).toEqual({
      text: 'LIMIT $2 OFFSET $3',
      parameters: ['1', '-1', 'x'],
    });
  });
});

describe('pageNumber', () => {
  it('counts from one', () => {
    expect([{}, { limit: '10', offset: '20' }, { limit: '0' }].map(pageNumber)).toEqual([1, 3, 1]);
  });
});

describe('timeRange', () => {
  it('needs both ends', () => {
    expect(timeRange('2026-11-22T00:00:00Z', undefined)).toEqual([]);
    expect(timeRange(undefined, '2026-11-22T00:00:00Z')).toEqual([]);
    expect(timeRange('2026-11-22T01:00:00+01:00', '2026-11-22T01:00:00Z').map(({ value }) => value)).toEqual([
      '2026-11-22 00:00:00.000',
      '2026-11-22 01:00:00.000',
    ]);
  });

  it('refuses what is no date', () => {
    expect(() => timeRange('yesterday', 'today')).toThrow(RangeError);
  });
});
