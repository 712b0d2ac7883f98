import { type Connection, layersOf } from './layers.js';

const needs = (from: string, to: string): Connection => ({ from, to, isDirected: true });

describe('layersOf', () => {
  it('puts everything below all that it depends on', () => {
    const layers = layersOf(
      ['server', 'router', 'switch'],
      [needs('server', 'switch'), needs('switch', 'router'), needs('server', 'router')],
    );
    expect(layers).toEqual([['router'], ['switch'], ['server']]);
  });

  it('sets each below its own parent', () => {
    const layers = layersOf(
      ['left', 'right', 'of-right', 'of-left'],
      [needs('of-right', 'right'), needs('of-left', 'left')],
    );
    expect(layers).toEqual([
      ['left', 'right'],
      ['of-left', 'of-right'],
    ]);
  });

  it('keeps those beside each other that are only connected', () => {
    expect(layersOf(['a', 'b'], [{ from: 'a', to: 'b', isDirected: false }])).toEqual([['a', 'b']]);
  });

  it('comes to an end in circles, and excludes what is not asked for', () => {
    const layers = layersOf(['a', 'b'], [needs('a', 'b'), needs('b', 'a'), needs('a', 'elsewhere')]);
    expect(layers.flat().sort()).toEqual(['a', 'b']);
    expect(layersOf([], [])).toEqual([]);
  });
});
