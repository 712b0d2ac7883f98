import { readAlertOptions } from './options.js';
import { severityOf } from './severity-of.js';

const files = ['--input', 'a.csv', '--topology', 't.csv', '--output', 'o.csv'];

describe('readAlertOptions', () => {
  it('reads the three files, and two more where they are named', () => {
    expect(readAlertOptions(files)).toEqual({ input: 'a.csv', topology: 't.csv', output: 'o.csv' });
    expect(
      readAlertOptions([...files, '--silences', 's.csv', '--polls', 'p.csv', '--seed', '3']),
    ).toMatchObject({
      silences: 's.csv',
      polls: 'p.csv',
    });
  });

  it('says what is missing or wrong', () => {
    expect(() => readAlertOptions(files.slice(2))).toThrow('Usage: npm run backtest:alerts');
    expect(() => readAlertOptions([...files, '--seed', 'x'])).toThrow(
      '--seed must be a whole number, got "x".',
    );
    expect(() => readAlertOptions([...files, '--threshold', '1'])).toThrow('--threshold');
  });
});

describe('severityOf', () => {
  it('orders the words of several platforms', () => {
    expect(['critical', 'Major', 'minor', 'warning', 'INFO'].map(severityOf)).toEqual([
      1, 0.75, 0.5, 0.35, 0.1,
    ]);
    expect(['', 'odd'].map(severityOf)).toEqual([Number.NaN, Number.NaN]);
  });
});
