import { readRootCauseOptions } from './options.js';

describe('readRootCauseOptions', () => {
  it('reads the folders and knows the rest', () => {
    expect(readRootCauseOptions(['--input', 'systems', '--output', 'out.json', '--seed', '7'])).toEqual({
      input: 'systems',
      output: 'out.json',
      confidence: 0.5,
    });
  });

  it.each([
    [['--input', 'systems'], 'Usage: npm run backtest:root-cause'],
    [['--input', 'a', '--output', 'b', '--seed', 'x'], '--seed must be a whole number, got "x".'],
    [
      ['--input', 'a', '--output', 'b', '--confidence', '2'],
      '--confidence must be a number in 0..1, got "2".',
    ],
    [['--inputs', 'a'], 'Usage: npm run backtest:root-cause'],
  ])('refuses %j', (args, sentence) => {
    expect(() => readRootCauseOptions(args)).toThrow(sentence);
  });
});
