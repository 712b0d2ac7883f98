import { lostQuality, missedQuality, qualityTable, type QualityRow } from './quality-row.js';

const row = (over: Partial<QualityRow>): QualityRow => ({
  name: 'ARI',
  ours: 0.9,
  must: 0.8,
  rivals: {},
  ...over,
});

describe('quality rows', () => {
  it('are met from the bound on, in their direction', () => {
    expect(missedQuality([row({})])).toEqual([]);
    expect(missedQuality([row({ ours: 0.7 })])).toEqual(['ARI is 0.700, must be ≥ 0.8']);
    expect(missedQuality([row({ isLess: true })])).toEqual(['ARI is 0.900, must be ≤ 0.8']);
  });

  it('are compared with the committed run by name, small differences aside', () => {
    expect(lostQuality([row({})], [row({ ours: 0.896 })])).toEqual([]);
    expect(lostQuality([row({})], [row({ ours: 0.85 })])).toEqual(['ARI: 0.850, committed 0.900']);
    expect(lostQuality([row({ isLess: true })], [row({ isLess: true, ours: 0.95 })])).toHaveLength(1);
    expect(lostQuality([], [row({ ours: 0 })])).toEqual([]);
  });

  it('show what others have and what was missed', () => {
    expect(qualityTable([row({ ours: 0.7, rivals: { time: 0.5 } })])).toContain(
      '| ARI | 0.700 | ≥ 0.8: **missed** | time 0.500 |',
    );
  });
});
