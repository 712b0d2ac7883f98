import { type Asset, NewSamplesBuilder, type Series } from '../../../metrics/index.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';
import { pickEveryday } from './everyday-picks.js';

const NOW_MS = 500_000 * 3_600_000;
const asset = { id: 'r1', timeZone: 'UTC' } as Asset;
const seriesOf = (metricName: string): Series => ({ assetId: 'r1', metricName, unit: '' });

describe('pickEveryday', () => {
  let cache: CheckpointCache;
  beforeEach(() => {
    cache = new CheckpointCache();
    for (const metricName of ['usual', 'waiting', 'twice', 'split', 'moved', 'flood'])
      keep(metricName, 60_000);
    keep('silent', 600_000);
    keep('back', 600_000);
  });

  function keep(metricName: string, agoMs: number): void {
    const watermarkMs = NOW_MS - agoMs;
    const move = { ...seriesOf(metricName), timeZone: 'UTC', storedWatermarkMs: undefined, watermarkMs };
    cache.keep({ ...move, nSamples: 1, scoredMs: new Float64Array(), state: new Uint8Array(8) }, true);
  }

  /** Each sample by the series and how long ago it was. */
  function pick(samples: readonly (readonly [string, number])[], nowMs = NOW_MS, timeZone = 'UTC') {
    const rows = {
      ids: samples.map(([metricName]) => `r1/${metricName}`),
      timestamps: Float64Array.from(samples, ([, agoMs]) => NOW_MS - agoMs),
      values: Float64Array.from(samples, () => 1),
    };
    const read = new NewSamplesBuilder(NOW_MS - 120_000, NOW_MS);
    read.add(rows);
    const known = ['usual', 'waiting', 'twice', 'split', 'moved', 'flood', 'silent', 'back', 'new'];
    const watermarks = new Map(known.map((one) => [`r1/${one}`, NOW_MS - (one === 'moved' ? 1 : 60_000)]));
    for (const one of ['silent', 'back']) watermarks.set(`r1/${one}`, NOW_MS - 600_000);
    const { picked, rest } = pickEveryday(known.map(seriesOf), {
      ...{ cache, nowMs, watermarks },
      assets: new Map([['r1', { ...asset, timeZone }]]),
      samples: read.build(),
      isPlain: ({ metricName }) => metricName !== 'split',
    });
    return {
      picked: picked.map(({ series, first, last }) => [series.metricName, last - first]),
      rest: rest.map(({ metricName }) => metricName),
    };
  }

  it('takes what goes on from memory by a few samples, and leaves what does not', () => {
    const flood = Array.from({ length: 501 }, (_, n) => ['flood', 50_000 - n] as const);
    const samples = [
      ...([
        ['usual', 60_000],
        ['usual', 30_000],
        ['usual', 1_000],
        ['twice', 30_000],
        ['twice', 30_000],
        ['split', 30_000],
        ['moved', 30_000],
        ['back', 1_000],
        ['new', 1_000],
      ] as const),
      ...flood,
    ];

    expect(pick(samples)).toEqual({
      picked: [['usual', 2]],
      rest: ['twice', 'split', 'moved', 'flood', 'silent', 'back', 'new'],
    });
  });

  it('looks for a silent series once a minute', () => {
    const isLookedFor = (nowMs: number): boolean => pick([], nowMs).rest.includes('silent');
    const times = [0, 30_000, 59_999, 60_000, 90_000, 120_000].map((ms) => isLookedFor(NOW_MS + ms));

    expect(times).toEqual([true, false, false, true, false, true]);
  });

  it('takes nothing that was learned by another wall clock', () => {
    expect(pick([['usual', 1_000]], NOW_MS, 'Asia/Tokyo').picked).toEqual([]);
  });
});
