import { isReportDue } from './report-due.js';

const at = (lastSampleMs: number, intervalMs = 30_000) => ({ lastSampleMs, intervalMs });

describe('isReportDue', () => {
  it('is due when half of what would be missing data has passed', () => {
    expect(isReportDue(at(0), at(90_000))).toBe(false);
    expect(isReportDue(at(0), at(90_001))).toBe(true);
    expect(isReportDue(at(0, 300_000), at(600_000, 300_000))).toBe(false);
    expect(isReportDue(at(0, 300_000), at(600_001, 300_000))).toBe(true);
  });

  it('is due when a series reports at another interval', () => {
    expect(isReportDue(at(0), at(30_000, 31_500))).toBe(false);
    expect(isReportDue(at(0), at(30_000, 31_600))).toBe(true);
    expect(isReportDue(at(0), at(30_000, 28_000))).toBe(true);
  });

  it('is due where nobody knows what is stored, unless there is nothing to store', () => {
    expect(isReportDue(at(NaN, NaN), at(0))).toBe(true);
    expect(isReportDue(at(NaN, NaN), at(0, NaN))).toBe(false);
  });
});
