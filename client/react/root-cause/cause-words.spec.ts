import { durationText, percentText, probabilityText, saidOf, turnedOutText } from './cause-words.js';

const said = (value: string, assetId: number | null) => ({
  ...{
    id: 'x',
    note: null,
    givenAt: '2026-11-24T14:00:00.000Z',
    assetName: assetId === null ? null : `switch-${assetId}`,
  },
  ...{ value: value as 'cause', assetId },
});

describe('the words of causes', () => {
  it('say what an incident turned out to be, by operators before the analysis', () => {
    expect(turnedOutText([said('not-cause', 1), said('cause', 2)], 'switch-1')).toBe(
      'it was switch-2, operators say',
    );
    expect(turnedOutText([said('none', null)], 'switch-1')).toBe('it was nothing monitored, operators say');
    expect(turnedOutText([], 'switch-1')).toBe('switch-1 was found');
    expect(turnedOutText([], null)).toBe('no cause was found');
  });

  it('find what was said of a node', () => {
    expect(saidOf([said('cause', 2)], 2)).toBe('cause');
    expect(saidOf([said('cause', 2)], 1)).toBeUndefined();
  });

  it('never say that a probability is all or nothing', () => {
    expect([0, 0.874, 0.9998].map(probabilityText)).toEqual(['under 1%', '87%', 'over 99%']);
  });

  it('are short', () => {
    expect([percentText(0.874), durationText(90), durationText(0), durationText(120)]).toEqual([
      '87%',
      '1 h 30 min',
      '0 min',
      '2 h',
    ]);
  });
});
