import { runsOf, scoreByPixel } from './score-strip.js';

describe('the strip of scores', () => {
  const chart = { times: [0, 60_000, 120_000, 180_000], score: [0.5, 0.25, null, 0.75], stepSeconds: 60 };
  const shown = (from: number, perPixel: number, width: number) => [
    ...scoreByPixel(chart, from, perPixel, width),
  ];

  it('has the highest score of all steps of a pixel', () => {
    expect(shown(0, 120, 2)).toEqual([0.5, 0.75]);
  });

  it('repeats a step that is wider than a pixel, and has nothing where nothing was scored', () => {
    expect(shown(60, 30, 6)).toEqual([0.25, 0.25, Number.NaN, Number.NaN, 0.75, 0.75]);
  });

  it('begins with the step that reaches into it', () => {
    expect(shown(30, 30, 2)).toEqual([0.5, 0.25]);
    expect(shown(1000, 30, 1)).toEqual([Number.NaN]);
  });

  it('is drawn in runs of one colour, without what was not scored', () => {
    const scores = Float32Array.of(Number.NaN, 0.5, 0.501, Number.NaN, 0.7, 0.9);
    expect(runsOf(scores)).toEqual([
      { start: 1, length: 2, percent: 50 },
      { start: 4, length: 1, percent: 70 },
      { start: 5, length: 1, percent: 90 },
    ]);
  });
});
