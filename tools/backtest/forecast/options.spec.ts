import { readOptions } from './options.js';

const NEEDED = ['--input', 'in', '--output', 'out', '--horizon', '48'];

describe('readOptions', () => {
  it('fills in UTC, a year and no period', () => {
    expect(readOptions(NEEDED)).toEqual({
      input: 'in',
      output: 'out',
      horizon: 48,
      timeZone: 'UTC',
      withinDays: 365,
    });
  });

  it('reads all of them', () => {
    const more = [
      '--period',
      '24',
      '--time-zone',
      'Europe/Berlin',
      '--limits',
      'l.csv',
      '--within-days',
      '90',
    ];
    expect(readOptions([...NEEDED, ...more, '--seed', '7'])).toMatchObject({
      period: 24,
      timeZone: 'Europe/Berlin',
      limits: 'l.csv',
      withinDays: 90,
    });
  });

  it.each([
    [['--input', 'in'], 'Usage: npm run backtest:forecast'],
    [[...NEEDED, '--horizon', '0'], '--horizon must be a whole number in 1..105120, got "0".'],
    [[...NEEDED, '--horizon', '2.5'], 'got "2.5"'],
    [[...NEEDED, '--within-days', ''], '--within-days must be a whole number'],
    [[...NEEDED, '--seed', 'x'], '--seed must be a whole number'],
    [[...NEEDED, '--time-zone', 'Mars'], '--time-zone must be the IANA name'],
    [[...NEEDED, '--colour', 'red'], 'Usage'],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
