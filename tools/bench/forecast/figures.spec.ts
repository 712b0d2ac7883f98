import { lineOf, worseFigures } from './figures.js';

describe('worseFigures', () => {
  const before = { m4: { OWA: 0.4, cover95: 0.95, ms: 20, of: 50 } };

  it('names what got worse by more than a hundredth, and nothing else', () => {
    expect(worseFigures(before, { m4: { OWA: 0.403, cover95: 0.942, ms: 90, of: 400 } })).toEqual([]);
    expect(worseFigures(before, { m4: { OWA: 0.41, cover95: 0.97 } })).toEqual([
      'm4, OWA: 0.4100, committed 0.4000',
      'm4, cover95: 0.9700, committed 0.9500',
    ]);
  });

  it('says nothing of what was not measured before', () => {
    expect(worseFigures({}, before)).toEqual([]);
  });
});

describe('lineOf', () => {
  it('writes each figure beside its name', () => {
    expect(lineOf('set', { OWA: 0.41234 })).toBe('set                    OWA 0.4123');
  });
});
