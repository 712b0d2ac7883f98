import { type MetricSource, NewSamplesBuilder, type SeriesKey } from '../../../metrics/index.js';
import type { SeriesThresholds } from '../../episodes/feedback/series-thresholds.service.js';
import { CheckpointCache } from '../../scoring/checkpoint-cache.service.js';
import { EverydayInputs } from './everyday-input.service.js';

const NOW_MS = 500_000 * 3_600_000;
const MINUTE_MS = 60_000;
const seriesOf = (metricName: string): SeriesKey => ({ assetId: 'r1', metricName });

describe('EverydayInputs', () => {
  let cache: CheckpointCache;
  let inputs: EverydayInputs;
  let nowMs: number;
  let stored: readonly (readonly [metricName: string, minutesAgo: number])[];

  beforeEach(() => {
    cache = new CheckpointCache();
    stored = [];
    nowMs = NOW_MS;
    const source = {
      readNewSamples: (afterMs: number, untilMs: number) => {
        const rows = {
          ids: stored.map(([metricName]) => `r1/${metricName}`),
          timestamps: Float64Array.from(stored, ([, ago]) => NOW_MS - ago * MINUTE_MS),
          values: Float64Array.from(stored, () => 1),
        };
        const samples = new NewSamplesBuilder(afterMs, untilMs);
        samples.add(rows);
        return Promise.resolve(samples.build());
      },
    } as unknown as MetricSource;
    const thresholds = { loadAll: () => Promise.resolve(() => 0) } as unknown as SeriesThresholds;
    inputs = new EverydayInputs(source, cache, thresholds);
  });

  function keep(metricName: string, minutesAgo: number): void {
    const watermarkMs = NOW_MS - minutesAgo * MINUTE_MS;
    const move = { ...seriesOf(metricName), timeZone: 'UTC', storedWatermarkMs: undefined, watermarkMs };
    cache.keep({ ...move, nSamples: 1, scoredMs: new Float64Array(), state: new Uint8Array(8) }, true);
  }

  /** @returns minutes before now */
  async function beginning(): Promise<number> {
    const input = await inputs.read(NOW_MS);
    return (NOW_MS - input!.samples.afterMs) / MINUTE_MS;
  }

  it('reads from where the series are that have reported in the last two minutes', async () => {
    keep('a', 0.5);
    keep('b', 1.5);
    keep('silent', 5);
    expect(await beginning()).toBe(1.5);
  });

  it('reads from where they were where the whole platform does not report, or late', async () => {
    keep('a', 10);
    keep('b', 11);
    keep('silent', 14);
    expect(await beginning()).toBe(11);
  });

  it('reads no further back than a quarter of an hour', async () => {
    keep('a', 600);
    expect(await beginning()).toBe(15);
  });

  it('reads nothing where it knows nothing', async () => {
    expect(await inputs.read(NOW_MS)).toBeUndefined();
  });

  it('says whether little of it is not scored yet', async () => {
    keep('a', 1);
    keep('b', 1);
    const isLittleOf = async (nNew: number): Promise<boolean | undefined> => {
      const ago = Array.from({ length: nNew }, (_, n) => 0.9 - n / 100_000);
      stored = [['a', 1], ['b', 1], ...ago.map((minutes) => ['a', minutes] as const)];
      // Read once for all shards of a sweep: this is another one.
      nowMs += 1;
      return (await inputs.read(nowMs))?.isLittle;
    };
    expect([await isLittleOf(20_000), await isLittleOf(20_001)]).toEqual([true, false]);
  });
});
