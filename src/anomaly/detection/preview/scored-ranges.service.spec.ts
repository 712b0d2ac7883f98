import { StoppedClock } from '../../../platform/testing/index.js';
import type { ScoredStretch } from '../../episodes/scored-stretch.js';
import { NO_FEEDBACK } from '../../episodes/feedback/feedback.js';
import type { SeriesThresholds } from '../../episodes/feedback/series-thresholds.service.js';
import { START_MS, stretchOf } from '../../testing/stretches.js';
import type { ChosenSeries } from '../chosen-series.service.js';
import type { RangeOptions, RangeScorer } from '../range-scorer.service.js';
import { ScoredRanges, type RangeRequest } from './scored-ranges.service.js';

const REQUEST: RangeRequest = { days: 7, model: undefined };
const { signal: client } = new AbortController();

describe('ScoredRanges', () => {
  let stretches: readonly ScoredStretch[];
  let scored: RangeOptions[];
  let ownThreshold: number;
  let clock: StoppedClock;
  let ranges: ScoredRanges;

  beforeEach(() => {
    stretches = [stretchOf([0.1, 0.9])];
    scored = [];
    ownThreshold = 0.7;
    clock = new StoppedClock(START_MS);
    const chosen = { findSeries: () => Promise.resolve(stretches) } as unknown as ChosenSeries;
    const scorer = {
      scoreRange: (
        _series: unknown,
        options: RangeOptions,
        onStretch: (stretch: ScoredStretch) => void,
        onGroup: () => void,
      ) => {
        scored.push(options);
        for (const stretch of stretches) onStretch(stretch);
        onGroup();
        return Promise.resolve();
      },
    } as unknown as RangeScorer;
    const thresholds = {
      load: () => Promise.resolve(() => ({ threshold: ownThreshold, feedbackCounts: NO_FEEDBACK })),
    } as unknown as SeriesThresholds;
    ranges = new ScoredRanges(chosen, scorer, thresholds, clock);
  });

  async function thresholdsOf(request = REQUEST, threshold?: number, explainFrom = 0.5) {
    const found: (number | string)[] = [];
    const range = await ranges.find(request);
    await range.each(
      { threshold, explainFrom, client },
      { onStretch: (stretch) => found.push(stretch.threshold), onGroup: () => found.push('through') },
    );
    return found;
  }

  it('scores once, whatever thresholds are tried on it', async () => {
    await thresholdsOf(REQUEST, 0.6);
    expect(await thresholdsOf(REQUEST, 0.8)).toEqual([0.8, 'through']);
    ownThreshold = 0.75;
    expect(await thresholdsOf(REQUEST)).toEqual([0.75, 'through']);
    expect(scored).toHaveLength(1);
  });

  it('goes up to the same moment again within five minutes, then up to now', async () => {
    const untilMs = async (): Promise<number> => (await ranges.find(REQUEST)).untilMs - START_MS;
    await untilMs();
    clock.advanceSeconds(299);
    expect(await untilMs()).toBe(0);
    clock.advanceSeconds(1);
    expect(await untilMs()).toBe(300_000);
  });

  it('scores again where lower scores have to be explained', async () => {
    await thresholdsOf(REQUEST, 0.6);
    await thresholdsOf(REQUEST, 0.3, 0.3);
    await thresholdsOf(REQUEST, 0.6);
    expect(scored.map(({ explainFrom }) => explainFrom)).toEqual([0.5, 0.3]);
  });

  it('scores other days, another asset and another model', async () => {
    const model = { modelVersion: 'v2' } as RangeRequest['model'];
    for (const other of [{ days: 6 }, { assetId: 1 }, { model }]) {
      await thresholdsOf();
      await thresholdsOf({ ...REQUEST, ...other });
    }
    expect(scored).toHaveLength(6);
  });

  it('keeps nothing of more samples than fit', async () => {
    stretches = [stretchOf(Array<number>(500_001).fill(0.1))];
    await thresholdsOf();
    await thresholdsOf();
    expect(scored).toHaveLength(2);
  });
});
