import { AlarmRule } from './alarm-rule.js';

const alarmsOf = (scores: number[]): number[] => {
  const rule = new AlarmRule();
  return scores.map((score) => rule.next(score));
};

describe('AlarmRule', () => {
  it('raises again only when the score rises', () => {
    expect(alarmsOf([0.2, 0.1, 0.8, 0.8, 0.9, 0.5])).toEqual([0.2, 0, 0.8, 0, 0.9, 0]);
  });

  it('rests for a hundred samples', () => {
    const scores = [0.9, ...new Array<number>(100).fill(0.3), 0.4];
    const alarms = alarmsOf(scores);
    expect(alarms.slice(1, 101).every((alarm) => alarm === 0)).toBe(true);
    expect(alarms[101]).toBe(0.4);
  });

  it('never raises an alarm for a score of 0', () => expect(alarmsOf([0, 0])).toEqual([0, 0]));
});
