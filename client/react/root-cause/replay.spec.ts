import { hasBegun, replaySteps } from './replay.js';

const node = (assetName: string, startedAt: string | null) => ({
  ...{ assetId: assetName, assetName, type: 'switch', tier: 1, isAsset: true, startedAt },
  role: 'symptom' as const,
});
const FIRST = '2026-11-24T14:00:00.000Z';
const SECOND = '2026-11-24T14:01:00.000Z';

describe('the replay of a spread', () => {
  it('has a step for each moment at which something began, in their order', () => {
    const steps = replaySteps([node('c', SECOND), node('well', null), node('a', FIRST), node('b', SECOND)]);
    expect(steps).toEqual([
      { at: Date.parse(FIRST), began: ['a'] },
      { at: Date.parse(SECOND), began: ['c', 'b'] },
    ]);
  });

  it('knows who is ill by then', () => {
    expect(hasBegun({ startedAt: SECOND }, Date.parse(FIRST))).toBe(false);
    expect(hasBegun({ startedAt: SECOND }, Date.parse(SECOND))).toBe(true);
    expect(hasBegun({ startedAt: null }, Date.parse(SECOND))).toBe(false);
  });
});
