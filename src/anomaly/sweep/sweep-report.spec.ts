import { addReports, describeSweep, NOTHING_SWEPT, type SweepReport } from './sweep-report.js';

const report = {
  ...NOTHING_SWEPT,
  seriesIds: new Set(['a cpu', 'b cpu']),
  nScored: 30,
  nAnomalous: 4,
  nOpened: 1,
};

describe('describeSweep', () => {
  it('says what was scored, found, begun and ended', () => {
    expect(describeSweep(report)).toBe(
      'Scored 30 samples of 2 series, 4 anomalous, 1 episode(s) began, 0 ended',
    );
  });

  it('says what was excluded, and why', () => {
    expect(describeSweep({ ...report, nMissing: 3, nDuplicates: 1 })).toContain(
      'excluded 3 without a value and 1 stored twice',
    );
  });

  it('says how many are no readings, and how many came late', () => {
    expect(describeSweep({ ...report, nInvalid: 2, nLate: 7 })).toContain(
      'of 2 series, 2 invalid, 7 late, 4 anomalous',
    );
  });

  it('reports missing data in words of its own, since nothing is scored for it', () => {
    const missing = { ...NOTHING_SWEPT, nMissingDataOpened: 1 };

    expect(describeSweep(missing)).toBe('Missing data: 1 episode(s) began, 0 ended');
    expect(describeSweep({ ...report, nMissingDataClosed: 2 })).toBe(
      'Scored 30 samples of 2 series, 4 anomalous, 1 episode(s) began, 0 ended; Missing data: 0 episode(s) began, 2 ended',
    );
    expect(describeSweep({ ...missing, nClosed: 1 })).toBe(
      'Anomalies: 0 episode(s) began, 1 ended; Missing data: 1 episode(s) began, 0 ended',
    );
  });
});

describe('addReports', () => {
  it('adds every count', () => {
    const twice = addReports(report, report);
    for (const name of Object.keys(report) as (keyof SweepReport)[])
      if (name !== 'seriesIds') expect(twice[name]).toBe(2 * report[name]);
  });

  it('counts a series once, however often it was met', () => {
    const more = { ...NOTHING_SWEPT, seriesIds: new Set(['b cpu', 'c cpu']) };
    expect([...addReports(report, more).seriesIds]).toEqual(['a cpu', 'b cpu', 'c cpu']);
  });
});
