import { AlarmRule } from './alarm-rule.js';

const alarmsOf = (scores: readonly number[], values: readonly number[] = []): number[] => {
  const rule = new AlarmRule();
  return scores.map((score, i) => rule.next(score, values[i]));
};

describe('AlarmRule', () => {
  it('raises again only when the score is clearly higher', () => {
    const alarms = alarmsOf([0.8, 0.8, 0.82, 0.9, 0.5]);
    expect(alarms.map((alarm) => alarm > 0)).toEqual([true, false, false, true, false]);
    expect(alarms[0]).toBeCloseTo(0.8, 12);
  });

  it('rests for as long as the window remembers, twelve samples', () => {
    const alarms = alarmsOf([0.9, ...Array<number>(13).fill(0.75)]);
    expect(alarms.slice(1, 13).every((alarm) => alarm === 0)).toBe(true);
    expect(alarms[13]).toBeGreaterThan(0.7);
  });

  it('raises what comes again and again ever lower, until it is long past', () => {
    const again = [0.8, ...Array<number>(120).fill(0.1)];
    const often = alarmsOf(Array<number[]>(12).fill(again).flat()).filter((alarm) => alarm > 0.5);
    expect(often.length).toBeGreaterThan(5);
    expect(often).toEqual(often.toSorted((a, b) => b - a));
    const later = alarmsOf([...again, ...Array<number>(20_000).fill(0.1), 0.8]);
    expect(later.at(-1)).toBeCloseTo(0.8, 3);
  });

  it('spares what the series has never had', () => {
    const scores = Array.from({ length: 600 }, (_, i) => (i % 120 === 0 ? 0.8 : 0.1));
    const same = scores.map((_, i) => (i % 120 === 0 ? 10 : i % 2));
    const rising = scores.map((_, i) => (i % 120 === 0 ? 10 + i : i % 2));
    expect(alarmsOf(scores, rising)[480]!).toBeGreaterThan(alarmsOf(scores, same)[480]!);
    expect(alarmsOf(scores, rising)[480]!).toBeGreaterThan(0.8);
  });

  it('raises nothing for a score that is missing', () => expect(alarmsOf([NaN, NaN])).toEqual([0, 0]));
});
