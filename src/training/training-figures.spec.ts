import { historyOf } from './testing/history.js';
import { describeIncidents, describeScopes, toRunData } from './training-figures.js';

describe('the figures of a training', () => {
  it('say what a run has learnt from, and what it has excluded and why', () => {
    expect(toRunData(historyOf(1000))).toEqual({
      from: '2026-11-22T13:15:02.123Z',
      until: '2026-11-22T14:15:02.123Z',
      assets: 1,
      seriesUsed: 2,
      samplesUsed: 1000,
      excluded: [
        { what: 'series', count: 3, reason: 'enough samples had been read' },
        { what: 'samples', count: 20, reason: 'an episode is open since before them' },
        { what: 'samples', count: 200, reason: 'kept back to evaluate the model on' },
      ],
    });
  });

  it('do not speak of what there is none of', () => {
    const calm = { ...historyOf(1000), nSamplesInIncidents: 0, nSamplesHeldOut: 0, nSeriesExcluded: 0 };
    expect(toRunData(calm).excluded).toEqual([]);
    expect(describeIncidents(calm)).toBe('');
    expect(describeScopes([])).toBe('');
  });

  it('name the types of assets that have a model of their own', () => {
    const scopes = ['router', 'server'].map((scope) => ({ scope, nSeries: 2, nRows: 2000 }));
    expect(describeScopes(scopes)).toBe('; with models of their own for router, server');
  });
});
