import { addReports, describeSweep, NOTHING_SWEPT } from './sweep-report.js';

const report = { ...NOTHING_SWEPT, nSeries: 2, nScored: 30, nAnomalous: 4, nOpened: 1 };

describe('describeSweep', () => {
  it('tells what was scored, found, begun and ended', () => {
    expect(describeSweep(report)).toBe(
      'Scored 30 samples of 2 series, 4 anomalous, 1 episode(s) began, 0 ended',
    );
  });

  it('tells what was left out, and why', () => {
    expect(describeSweep({ ...report, nMissing: 3, nDuplicates: 1 })).toContain(
      'left out 3 without a value and 1 stored twice',
    );
  });
});

describe('addReports', () => {
  it('adds every figure', () => {
    const twice = addReports(report, report);
    for (const key of Object.keys(report) as (keyof typeof report)[])
      expect(twice[key]).toBe(2 * report[key]);
  });
});
