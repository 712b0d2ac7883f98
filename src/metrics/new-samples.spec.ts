import { type NewSamples, NewSamplesBuilder, type SampleRows } from './new-samples.js';

function rows(...samples: readonly (readonly [id: string, atMs: number, value: number])[]): SampleRows {
  return {
    ids: samples.map(([id]) => id),
    timestamps: Float64Array.from(samples, ([, atMs]) => atMs),
    values: Float64Array.from(samples, ([, , value]) => value),
  };
}

function built(...tables: readonly SampleRows[]): NewSamples {
  const samples = new NewSamplesBuilder(0, 100);
  for (const one of tables) samples.add(one);
  return samples.build();
}

function samplesOf(samples: NewSamples, id: string): readonly (readonly [number, number])[] {
  const place = samples.placeOf(id);
  const [first, last] = [samples.firstOf(place), samples.firstOf(place + 1)];
  return Array.from(samples.timestamps.subarray(first, last), (atMs, n) => [
    atMs,
    samples.values[first + n] ?? NaN,
  ]);
}

describe('NewSamples', () => {
  const samples = built(
    rows(
      ['r1/cpu', 1, 10],
      ['r2/cpu', 1, 20],
      ['r1/cpu', 2, 11],
      ['r1/latency', 3, Infinity],
      ['r3/cpu', 9, 1],
    ),
    rows(['r2/cpu', 4, 21], ['r3/cpu', 9, 2]),
  );

  it('has those of a series next to each other, of all tables', () => {
    expect(samplesOf(samples, 'r1/cpu')).toEqual([
      [1, 10],
      [2, 11],
    ]);
    expect(samplesOf(samples, 'r2/cpu')).toEqual([
      [1, 20],
      [4, 21],
    ]);
    expect(samplesOf(samples, 'r1/latency')).toEqual([[3, NaN]]);
    expect(samples.placeOf('r4/cpu')).toBe(-1);
  });

  it('says whether more than so many are newer than what is known of each series', () => {
    const known = new Map([
      ['r1/cpu', 1],
      ['r2/cpu', 100],
      ['r1/latency', 3],
    ]);
    const isMoreThan = (most: number): boolean =>
      samples.hasMoreAfter(most, (id) => known.get(id) ?? -Infinity);
    expect([2, 3].map(isMoreThan)).toEqual([true, false]);
  });

  it('says where somebody has to merge them', () => {
    const isPlain = (id: string): boolean => samples.isPlain(samples.placeOf(id));
    expect(['r1/cpu', 'r2/cpu', 'r1/latency'].map(isPlain)).toEqual([true, true, true]);
    expect(isPlain('r3/cpu')).toBe(false);
  });

  it('keeps the places of series for who reads again, and has those with samples only', () => {
    const places = new Map<string, number>();
    const read = (id: string): NewSamples => {
      const builder = new NewSamplesBuilder(0, 100, places);
      builder.add(rows([id, 1, 10]));
      return builder.build();
    };
    const [first, second] = [read('r1/cpu'), read('r2/cpu')];
    expect([first, second].map((one) => ['r1/cpu', 'r2/cpu'].map((id) => one.placeOf(id)))).toEqual([
      [0, -1],
      [-1, 1],
    ]);
    expect(samplesOf(second, 'r2/cpu')).toEqual([[1, 10]]);
    expect([first.nSeries, second.nSeries, places.size]).toEqual([1, 1, 2]);
    expect(second.hasMoreAfter(0, () => 0)).toBe(true);
    expect(second.hasMoreAfter(1, () => 0)).toBe(false);
  });

  it('is empty where there is nothing', () => {
    const nothing = built();
    expect(nothing.placeOf('r1/cpu')).toBe(-1);
    expect(nothing.timestamps).toHaveLength(0);
  });
});
