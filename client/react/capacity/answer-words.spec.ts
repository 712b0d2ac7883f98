import type { CapacityRow } from '../../ml-api.js';
import { bandWords, probabilityWords, sizeNote, sizeWords, toneOf, whenWords } from './answer-words.js';

const level = { answer: 'date', medianAt: null, upperAt: null, lowerAt: null, probability: null } as const;
const march = '2027-03-12T12:00:00.000Z';
const april = '2027-04-02T12:00:00.000Z';

describe('words of capacity', () => {
  it('says when, or which other answer it is', () => {
    expect(whenWords({ ...level, medianAt: march })).toBe('12 Mar 2027');
    expect(whenWords({ ...level, answer: 'since', medianAt: march })).toBe('since 12 Mar 2027');
    expect(whenWords({ ...level, answer: 'no-limit' })).toBe('no limit known');
    expect(whenWords({ ...level, answer: 'never' })).toBe('not within the horizon');
  });

  it('says between which days', () => {
    expect(bandWords({ ...level, upperAt: march, lowerAt: april })).toBe('12 Mar 2027 – 2 Apr 2027');
    expect(bandWords({ ...level, upperAt: march })).toBe('earliest 12 Mar 2027');
    expect([bandWords(level), bandWords({ ...level, answer: 'since', upperAt: march })]).toEqual(['', '']);
  });

  it('says how likely, and what would last', () => {
    expect([null, 0, 0.994, 0.5].map(probabilityWords)).toEqual(['–', '< 1%', '> 99%', '50%']);
    const row = { recommendedSize: 140, limit: 100, unit: 'percent', limitSource: 'percent' } as CapacityRow;
    expect(sizeWords(row)).toBe('1.4 × of today');
    expect(sizeWords({ ...row, limitSource: 'link-speed', unit: 'mbps' })).toBe('140 Mbps');
    expect(sizeWords({ ...row, recommendedSize: 90 })).toBe('enough');
    expect(sizeWords({ ...row, recommendedSize: null })).toBe('–');
  });

  it('says what a size means, and why there is none', () => {
    const row = { recommendedSize: null, recommendedSizeReason: 'Too little is known' } as CapacityRow;
    expect(sizeNote(row)).toBe('No size that lasts can be named. Too little is known.');
    expect(sizeNote({ ...row, recommendedSizeReason: null })).toMatch(/No limit is known\.$/);
    expect(sizeNote({ ...row, recommendedSize: 140 })).toBe('Lasts until the horizon nine times in ten');
  });

  it('calls for attention where it is time', () => {
    const tone = (answer: CapacityRow['answer'], probability: number | null) =>
      toneOf({ answer, probability });
    expect([tone('since', 1), tone('date', 0.9), tone('date', 0.6), tone('never', 0.1)]).toEqual([
      'critical',
      'warning',
      'unknown',
      'healthy',
    ]);
  });
});
