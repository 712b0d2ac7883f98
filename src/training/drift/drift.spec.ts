import { type DriftMeasurement, describeDrift, reportDrift } from './drift.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 22, hour));
const measured = (hour: number, drift?: number): DriftMeasurement => ({
  modelVersion: 'v1',
  measuredAt: at(hour),
  overall: drift === undefined ? undefined : { drift, feature: 'value' },
  metrics: [],
});

describe('reportDrift', () => {
  it('is the newest measurement, and knows since when it is beyond the threshold without a break', () => {
    const line = [measured(9, 0.4), measured(8, 0.25), measured(7, 0.24), measured(6, 0.9)];
    expect(reportDrift(line, 0.25)).toEqual({ ...line[0], threshold: 0.25, isBeyond: true, sinceAt: at(8) });
    expect(reportDrift(line.slice(2), 0.25)).toMatchObject({ isBeyond: false, sinceAt: null });
    expect(reportDrift([measured(9, 0.4)], 0.25)).toMatchObject({ sinceAt: at(9) });
  });

  it('takes what could not be told for stable', () => {
    expect(reportDrift([measured(9), measured(8, 1)], 0.25)).toMatchObject({
      isBeyond: false,
      sinceAt: null,
    });
  });

  it('is told in a sentence', () => {
    const report = reportDrift([measured(9, 0.4)], 0.25);
    expect(describeDrift(report)).toBe(
      'What is usual has moved by 0.40 (value most), the threshold being 0.25 since 2026-11-22T09:00:00.000Z',
    );
    expect(describeDrift(reportDrift([measured(9)], 0.25))).toBe(
      'What is usual has moved by an unknown amount, the threshold being 0.25',
    );
  });
});
