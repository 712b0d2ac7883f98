import { type IncidentEpisodes } from '../episodes/incident-episodes.js';
import { caseFiguresOf } from './case-figures.js';

describe('caseFiguresOf', () => {
  const found: IncidentEpisodes = { nEpisodes: 1, covered: 1, nAfter: 0 };
  const missed: IncidentEpisodes = { nEpisodes: 0, covered: 0, nAfter: 0 };
  const byFile = new Map([
    ['01-calm/input', [found, missed]],
    ['02-loud/input', [found]],
    ['02-loud/control', [missed]],
  ]);
  const { total, kinds, files } = caseFiguresOf(byFile, new Map([['02-loud', 'sentences']]));

  it('counts the incidents of all files, of each kind and of each file', () => {
    expect([total.incidents, total.found, total.covered]).toEqual([4, 2, 50]);
    expect(Object.entries(kinds).map(([kind, { incidents }]) => [kind, incidents])).toEqual([
      ['other', 2],
      ['sentences', 2],
    ]);
    expect(Object.entries(files).map(([file, { found: n }]) => [file, n])).toEqual([
      ['01-calm/input', 1],
      ['02-loud/input', 1],
      ['02-loud/control', 0],
    ]);
  });
});
