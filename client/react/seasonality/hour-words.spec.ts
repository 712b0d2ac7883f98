import { extremeWords, hourName, strengthWord } from './hour-words.js';

describe('the hours of a typical profile', () => {
  it('have names of the day, or of the week from Monday on', () => {
    expect([hourName(9, 24), hourName(33, 168), hourName(167, 168)]).toEqual([
      '09:00',
      'Tue 09:00',
      'Sun 23:00',
    ]);
  });

  it('say when it is highest and lowest', () => {
    const day = Array.from({ length: 24 }, (_, hour) => (hour === 14 ? 72 : hour === 4 ? 12 : 30));

    expect(extremeWords(day, 'percent')).toBe('highest 14:00 (72%), lowest 04:00 (12%)');
    expect(extremeWords([null], 'percent')).toBe('nothing is known yet');
  });

  it('put a strength into a word', () => {
    expect([0.9, 0.5, 0.1].map(strengthWord)).toEqual(['strong', 'clear', 'weak']);
  });
});
