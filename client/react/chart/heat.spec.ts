import { heatColour, heatTable, parseRgb, type Rgb } from './heat.js';

const STOPS: Rgb[] = [
  [0, 0, 0],
  [50, 0, 0],
  [100, 0, 0],
  [150, 0, 0],
  [200, 0, 0],
];

describe('heatColour', () => {
  it('has the colour of a stop at the stop, and mixes between two', () => {
    expect(heatColour(0.7, STOPS)).toEqual([100, 0, 0]);
    expect(heatColour(0.775, STOPS)).toEqual([125, 0, 0]);
  });

  it('keeps to the ends beyond them', () => {
    expect(heatColour(0, STOPS)).toEqual([0, 0, 0]);
    expect(heatColour(1.2, STOPS)).toEqual([200, 0, 0]);
  });

  it('grows with the score', () => {
    const reds = heatTable(STOPS.map((rgb) => `rgb(${rgb.join(', ')})`)).map(([red]) => red);
    expect(reds).toHaveLength(101);
    expect([...reds].sort((a, b) => a - b)).toEqual(reds);
    expect(parseRgb('rgb(34, 84, 211)')).toEqual([34, 84, 211]);
  });
});
