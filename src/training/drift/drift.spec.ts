import { describeDrift, type DriftReport } from './drift.js';

const report: DriftReport = {
  modelVersion: 'v1',
  measuredAt: new Date(Date.UTC(2026, 10, 22, 12)),
  overall: { drift: 0.4, feature: 'value' },
  metrics: [{ metricName: 'latency', drift: 1.234, feature: 'crest', hours: 400 }],
  threshold: 0.25,
  isBeyond: true,
  sinceAt: new Date(Date.UTC(2026, 10, 22, 9)),
};

describe('describeDrift', () => {
  it('says how far what is usual has moved, in what, since when and where the most', () => {
    expect(describeDrift(report)).toBe(
      'What is usual has moved by 0.40 (value most), the threshold being 0.25 since 2026-11-22T09:00:00.000Z; latency furthest, by 1.23',
    );
  });

  it('does not say what is not known', () => {
    const unknown = { ...report, overall: undefined, metrics: [], isBeyond: false, sinceAt: null };
    expect(describeDrift(unknown)).toBe(
      'What is usual has moved by an unknown amount, the threshold being 0.25',
    );
  });
});
