import type { PreviewCurve } from '../../ml-api.js';
import { cutCurve, isKept } from './cut-curve.js';

const where = { assetId: 1, assetName: 'core-rtr-01', metricName: 'latency' };
const startedAt = '2026-11-20T00:00:00Z';

const candidate = (lowest: number, highest: number): PreviewCurve['episodes'][number] => ({
  ...where,
  startedAt,
  endedAt: null,
  peakScore: highest,
  raisedAt: { lowest, highest },
});

const raised = (feedback: string | null, ...keptAt: [number, number][]): PreviewCurve['raised'][number] => ({
  ...where,
  id: String(feedback),
  startedAt,
  peakScore: 0.9,
  feedback,
  keptAt: keptAt.map(([lowest, highest]) => ({ lowest, highest })),
});

const CURVE: PreviewCurve = {
  success: true,
  from: '2026-11-20T00:00:00Z',
  until: '2026-11-22T00:00:00Z',
  modelVersion: 'm',
  assets: 4,
  seriesAnalyzed: 4,
  samplesAnalyzed: 400,
  thresholds: [0.5, 0.6, 0.7, 0.8],
  counts: [4, 3, 2, 1],
  episodes: [candidate(0.5, 0.9), candidate(0.5, 0.72), candidate(0.5, 0.65), candidate(0.5, 0.55)],
  episodesTruncated: false,
  raised: [
    raised('true_positive', [0.5, 0.7]),
    raised('true_positive', [0.5, 0.55], [0.65, 0.9]),
    raised('false_positive', [0.5, 0.65]),
    raised(null, [0.5, 0.9]),
  ],
};

describe('cutCurve', () => {
  it('counts what is raised at the threshold, a day and asset', () => {
    expect(cutCurve(CURVE, 0.5)).toMatchObject({ perDay: 2, perDayAndAsset: 0.5 });
    const { opened } = cutCurve(CURVE, 0.1 + 0.6);
    expect(opened.map(({ raisedAt }) => raisedAt.highest)).toEqual([0.9, 0.72]);
  });

  it('counts by the counts, as the list may be cut', () => {
    const cut = cutCurve({ ...CURVE, episodes: CURVE.episodes.slice(0, 1), episodesTruncated: true }, 0.6);
    expect(cut.perDay).toBe(1.5);
  });

  it('says which confirmed episodes and false alarms are kept, the ends of their ranges included', () => {
    expect(cutCurve(CURVE, 0.7)).toMatchObject({
      confirmed: { kept: 2, lost: 0 },
      falseAlarms: { kept: 0, lost: 1 },
    });
    expect(cutCurve(CURVE, 0.6)).toMatchObject({
      confirmed: { kept: 1, lost: 1 },
      falseAlarms: { kept: 1, lost: 0 },
    });
    expect(isKept(raised(null), 0.5)).toBe(false);
  });

  it('divides by nothing where there are no assets', () => {
    const empty = { ...CURVE, assets: 0, counts: [0, 0, 0, 0], episodes: [], raised: [] };
    expect(cutCurve(empty, 0.7)).toMatchObject({ perDay: 0, perDayAndAsset: 0 });
  });
});
