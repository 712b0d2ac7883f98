import { episodeFiguresOf, episodeRowsOf } from './episode-figures.js';
import { type EpisodeSpan, type IncidentEpisodes, incidentEpisodesOf } from './incident-episodes.js';

/** Ten samples, one a unit of time; those from 4 to 6 are the incident. */
const timestamps = Float64Array.from({ length: 10 }, (_, i) => i);
const measure = (...episodes: [start: number, end?: number][]): IncidentEpisodes =>
  incidentEpisodesOf(
    { timestamps, first: 4, last: 6 },
    episodes.map(([startMs, endMs]): EpisodeSpan => ({ startMs, endMs })),
  );

describe('incidentEpisodesOf', () => {
  it.each([
    ['no episode', [], { nEpisodes: 0, covered: 0, nAfter: 0 }],
    ['one that holds it', [[3, 8]], { nEpisodes: 1, covered: 1, nAfter: 0 }],
    ['one that is still open', [[5]], { nEpisodes: 1, covered: 2 / 3, nAfter: 0 }],
    ['one before it', [[0, 3]], { nEpisodes: 0, covered: 0, nAfter: 0 }],
    [
      'two with a hole between them',
      [
        [4, 4],
        [6, 7],
      ],
      { nEpisodes: 2, covered: 2 / 3, nAfter: 0 },
    ],
    ['one that begins when it is over', [[7, 8]], { nEpisodes: 0, covered: 0, nAfter: 1 }],
    ['one that begins as long after it as it lasted', [[9, 9]], { nEpisodes: 0, covered: 0, nAfter: 1 }],
  ] as [string, [number, number?][], IncidentEpisodes][])('of %s', (_, episodes, expected) => {
    expect(measure(...episodes)).toEqual(expected);
  });

  it('looks for alarms after it no longer than it lasted', () => {
    const short = { timestamps, first: 4, last: 4 };
    expect(incidentEpisodesOf(short, [{ startMs: 5, endMs: 5 }]).nAfter).toBe(1);
    expect(incidentEpisodesOf(short, [{ startMs: 6, endMs: 6 }]).nAfter).toBe(0);
  });
});

describe('episodeFiguresOf', () => {
  const figures = episodeFiguresOf([
    { nEpisodes: 1, covered: 1, nAfter: 0 },
    { nEpisodes: 2, covered: 0.5, nAfter: 1 },
    { nEpisodes: 0, covered: 0, nAfter: 0 },
    { nEpisodes: 0, covered: 0, nAfter: 0 },
  ]);

  it('gives means by hand, those of episodes without what was not found', () => {
    expect(figures).toEqual({
      incidents: 4,
      found: 2,
      perIncident: 1.5,
      covered: 37.5,
      coveredOfFound: 75,
      after: 0.25,
    });
  });

  it('is all zero without incidents', () => {
    expect(Object.values(episodeFiguresOf([]))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('knows what has to hold', () => {
    expect(episodeRowsOf(figures).map(({ ours, must, isRate }) => [ours, must, isRate ?? false])).toEqual([
      [1.5, 1.15, false],
      [75, 85, true],
      [37.5, undefined, false],
      [0.25, 0.05, false],
    ]);
  });
});
