import { calibrationGap, noneShare, topShare } from './quality.js';

describe('figures of root causes', () => {
  const checked = [
    { ranked: [4, 2], truth: 2 },
    { ranked: [], truth: 1 },
  ];

  it('count causes among the first, and answers with none', () => {
    expect([topShare(checked, 1), topShare(checked, 3), noneShare(checked)]).toEqual([0, 0.5, 0.5]);
  });

  it('compare stated probabilities with how often they were right, by thirds', () => {
    const stated = [0.2, 0.5, 0.8].map((probability) => ({ probability, isRight: probability > 0.4 }));
    expect(calibrationGap(stated)).toBeCloseTo((0.2 + 0.5 + 0.2) / 3, 12);
  });
});
