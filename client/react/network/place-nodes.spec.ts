import { NODE, placeNodes } from './place-nodes.js';

describe('placeNodes', () => {
  it('sets one below the other, in the middle', () => {
    const { places, height } = placeNodes(['a', 'b'], [{ from: 'b', to: 'a', isDirected: true }], 400);
    expect(places).toEqual([
      { id: 'a', x: 136, y: 0 },
      { id: 'b', x: 136, y: NODE.height + NODE.gapY },
    ]);
    expect(height).toBe(2 * NODE.height + NODE.gapY);
  });

  it('breaks a layer that is too wide', () => {
    const { places } = placeNodes(['a', 'b', 'c'], [], 2 * NODE.width + NODE.gapX);
    expect(places.map(({ y }) => y)).toEqual([0, 0, NODE.height + NODE.rowGap]);
    expect(Math.max(...places.map(({ x }) => x + NODE.width))).toBeLessThanOrEqual(
      2 * NODE.width + NODE.gapX,
    );
  });

  it('needs no room for nothing', () => {
    expect(placeNodes([], [], 300)).toEqual({ places: [], height: 0 });
  });
});
