import { START_MS, stretchOf } from '../testing/stretches.js';
import { isAnomalous, samplesOf } from './scored-stretch.js';

describe('samplesOf', () => {
  it('gives every sample with its time, value, score and method', () => {
    const stretch = stretchOf([0.2, 0.4]);
    stretch.scored.isStatistical[1] = 1;

    expect(samplesOf(stretch)).toEqual([
      {
        atMs: START_MS,
        value: 20,
        score: 0.2,
        isAnomalous: false,
        isStatistical: false,
        isUsual: true,
        isRecurring: false,
        lean: 0,
        explanation: undefined,
      },
      {
        atMs: START_MS + 60_000,
        value: 40,
        score: 0.4,
        isAnomalous: false,
        isStatistical: true,
        isUsual: true,
        isRecurring: false,
        lean: 0,
        explanation: undefined,
      },
    ]);
  });

  it('excludes what only warmed the state up', () => {
    const samples = samplesOf(stretchOf([0.9, 0.9, 0.9], { storeAfterMs: START_MS + 60_000 }));

    expect(samples.map(({ atMs }) => atMs)).toEqual([START_MS + 120_000]);
  });

  it('gives each anomalous sample its own explanation', () => {
    const samples = samplesOf(stretchOf([0.1, 0.8, 0.2, 0.95]));

    expect(samples.map(isAnomalous)).toEqual([false, true, false, true]);
    expect(samples.map(({ explanation }) => explanation?.index)).toEqual([undefined, 1, undefined, 3]);
  });

  it('is empty for a stretch without samples', () => {
    expect(samplesOf(stretchOf([]))).toEqual([]);
  });
});
