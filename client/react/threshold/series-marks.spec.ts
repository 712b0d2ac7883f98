import type { PreviewCurve } from '../../ml-api.js';
import { markedSeries, marksAt } from './series-marks.js';

const [startedAt, endedAt] = ['2026-11-20T00:00:00Z', '2026-11-20T01:00:00Z'];
const of = (metricName: string) => ({
  assetId: 1,
  assetName: 'core-rtr-01',
  metricName,
  startedAt,
  peakScore: 0.9,
});
const candidate = (metricName: string, highest: number) => ({
  ...of(metricName),
  endedAt,
  raisedAt: { lowest: 0.5, highest },
});
const raised = (metricName: string, feedback: string | null, highest: number) => ({
  ...of(metricName),
  id: metricName,
  feedback,
  keptAt: [{ lowest: 0.5, highest }],
});

const CURVE = {
  episodes: [candidate('cpu', 0.95), candidate('memory', 0.8), candidate('latency', 0.7)],
  raised: [
    raised('latency', 'true_positive', 0.7),
    raised('disk', 'false_positive', 0.6),
    raised('cpu', null, 0.95),
  ],
} as unknown as PreviewCurve;

describe('markedSeries', () => {
  it('has what operators have answered first, then the highest scores', () => {
    const names = markedSeries(CURVE).map(({ metricName }) => metricName);
    expect(names).toEqual(['latency', 'disk', 'cpu', 'memory']);
  });
});

describe('marksAt', () => {
  const latency = markedSeries(CURVE)[0]!;

  it('marks what the threshold keeps', () => {
    expect(marksAt(latency, 0.7)).toEqual([
      { kind: 'episode', from: startedAt, until: endedAt, isRaised: true },
      { kind: 'confirmed', from: startedAt, until: startedAt, isRaised: true },
    ]);
  });

  it('marks what it loses', () => {
    expect(marksAt(latency, 0.71).map(({ isRaised }) => isRaised)).toEqual([false, false]);
  });
});
