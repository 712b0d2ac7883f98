import { plainUnit, unitFactor, unitFactors } from './convert-unit.js';

describe('unitFactor', () => {
  it.each([
    ['kbps', 'mbps', 0.001],
    ['Gbps', 'mbps', 1000],
    ['bit/s', 'kbps', 0.001],
    ['MB', 'KB', 1000],
    ['MiB', 'B', 1_048_576],
    ['s', 'ms', 1000],
    ['µs', 'ms', 0.001],
    ['ratio', 'percent', 100],
    ['%', 'percent', 1],
    ['widgets', 'Widgets', 1],
  ])('makes %s of %s by %d', (from, to, factor) => {
    expect(unitFactor(from, to)).toBeCloseTo(factor, 12);
  });

  it.each([
    ['mbps', 'percent'],
    ['mbps', 'mb'],
    ['widgets', 'gadgets'],
    ['', 'ms'],
  ])('knows nothing of %j and %j', (from, to) => {
    expect(unitFactor(from, to)).toBeUndefined();
  });
});

describe('plainUnit', () => {
  it('is the same for all ways to write a unit', () => {
    expect([' % ', 'Percent', 'percent'].map(plainUnit)).toEqual(['percent', 'percent', 'percent']);
  });
});

describe('unitFactors', () => {
  it('knows all ways to write what can be converted, and nothing else', () => {
    expect(unitFactors('percent')).toEqual({ ratio: 100, percent: 1, '%': 1 });
    expect(unitFactors('mbps')).toMatchObject({ kbps: 0.001, 'gbit/s': 1000 });
    expect(unitFactors('widgets')).toEqual({});
  });
});
