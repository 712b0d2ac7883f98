import { readOptions } from './options.js';

describe('readOptions', () => {
  it('fills in the defaults', () => {
    expect(readOptions(['--input', 'a', '--output', 'b'])).toEqual({
      input: 'a',
      output: 'b',
      threshold: 0.7,
      seed: 1,
      plots: false,
    });
  });

  it('passes on where the policies are', () => {
    const options = readOptions(['--input', 'a', '--output', 'b', '--policies', 'mine.json']);
    expect(options.policies).toBe('mine.json');
  });

  it('takes the zone whose wall clock the series follow', () => {
    const { timeZone } = readOptions(['--input', 'a', '--output', 'b', '--time-zone', 'Europe/Berlin']);
    expect(timeZone).toBe('Europe/Berlin');
  });

  it('says how to call it when something is missing', () => {
    expect(() => readOptions(['--input', 'a'])).toThrow('Usage: npm run backtest');
  });

  it('takes a model to score with', () => {
    const { model } = readOptions(['--input', 'a', '--output', 'b', '--model', 'v1.model']);
    expect(model).toBe('v1.model');
  });

  it('takes the type of assets that a model is asked about, and only with a model', () => {
    const typed = ['--input', 'a', '--output', 'b', '--asset-type', 'router'];
    expect(readOptions([...typed, '--model', 'v1.model']).assetType).toBe('router');
    expect(() => readOptions(typed)).toThrow('--asset-type goes with --model');
  });

  it('names an unknown option, and shows the usage', () => {
    expect(() => readOptions(['--bogus'])).toThrow(/--bogus.*Usage: npm run backtest/);
  });

  it.each([
    ['--threshold', '2'],
    ['--threshold', ''],
    ['--seed', '1.5'],
    ['--evaluate-from', '-3'],
    ['--time-zone', 'Berlin'],
    ['--time-zone', ''],
  ])('refuses %s "%s" by name', (name, value) => {
    expect(() => readOptions(['--input', 'a', '--output', 'b', `${name}=${value}`])).toThrow(name);
  });
});
