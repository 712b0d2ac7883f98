import { historyPaths } from './history-paths.js';
import { scorePath } from './score-path.js';

const BOX = { width: 100, height: 50 };

describe('scorePath', () => {
  it('goes from edge to edge, with gaps where nothing was rated', () => {
    expect(scorePath([100, 50, null, 0], BOX)).toBe('M0.0 0.0L33.3 25.0M100.0 50.0');
    expect(scorePath([50], BOX)).toBe('M0.0 25.0');
    expect(scorePath([], BOX)).toBe('');
  });
});

describe('historyPaths', () => {
  it('draws a line in its band, as high as the band', () => {
    const points = [
      { ms: 0, value: 0.1, low: 0, high: 0.2 },
      { ms: 10, value: 0.3, low: 0.2, high: 0.4 },
    ];
    expect(historyPaths(points, BOX)).toEqual({
      line: 'M0.0 37.5L100.0 12.5',
      band: 'M0.0 25.0L100.0 0.0L100.0 25.0L0.0 50.0Z',
      highest: 0.4,
    });
    expect(historyPaths([], BOX)).toEqual({ line: '', band: '', highest: 0 });
  });
});
