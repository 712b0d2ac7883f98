import type { PreviewCurve } from '../../ml-api.js';
import { cutCurve, episodesByThreshold } from './cut-curve.js';

const episode = (scoreToOpen: number, feedback: string | null = null): PreviewCurve['episodes'][number] => ({
  id: null,
  assetId: 1,
  assetName: 'core-rtr-01',
  metricName: 'latency',
  startedAt: '2026-11-20T00:00:00Z',
  endedAt: null,
  peakScore: scoreToOpen,
  feedback,
  scoreToOpen,
});

const CURVE: PreviewCurve = {
  success: true,
  from: '2026-11-20T00:00:00Z',
  until: '2026-11-22T00:00:00Z',
  modelVersion: 'm',
  assets: 4,
  thresholds: [0.5, 0.6, 0.7, 0.8],
  episodes: [
    episode(0.55),
    episode(0.1 + 0.6, 'true_positive'),
    episode(0.7, 'false_positive'),
    episode(0.9, 'true_positive'),
  ],
};

describe('cutCurve', () => {
  it('counts what opens at the threshold, a day and asset', () => {
    expect(cutCurve(CURVE, 0.5)).toMatchObject({ perDay: 2, perDayAndAsset: 0.5 });
    expect(cutCurve(CURVE, 0.71).opened.map(({ scoreToOpen }) => scoreToOpen)).toEqual([0.9]);
  });

  it('says which confirmed episodes and false alarms are kept, the threshold itself included', () => {
    expect(cutCurve(CURVE, 0.7)).toMatchObject({
      confirmed: { kept: 2, lost: 0 },
      falseAlarms: { kept: 1, lost: 0 },
    });
    expect(cutCurve(CURVE, 0.75)).toMatchObject({
      confirmed: { kept: 1, lost: 1 },
      falseAlarms: { kept: 0, lost: 1 },
    });
  });

  it('divides by nothing where there are no assets', () => {
    expect(cutCurve({ ...CURVE, assets: 0, episodes: [] }, 0.7)).toMatchObject({
      perDay: 0,
      perDayAndAsset: 0,
    });
  });
});

describe('episodesByThreshold', () => {
  it('agrees with a cut at every threshold', () => {
    const counts = CURVE.thresholds.map((threshold) => cutCurve(CURVE, threshold).opened.length);
    expect(episodesByThreshold(CURVE)).toEqual(counts);
    expect(counts).toEqual([4, 3, 3, 1]);
  });
});
