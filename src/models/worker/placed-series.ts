import type { SeriesSamples } from '../../ml/index.js';

/*
 * Each array of its own takes ten microseconds on its way to a thread, also where its memory is shared: the two of ten thousand series kept everybody
 * else waiting for a fifth of a second. So the memory goes once, and with it where in it each series lies.
 */

interface WithSamples {
  readonly samples: SeriesSamples;
}

/** Series on their way to a thread that shares the memory of their samples. */
export interface PlacedSeries<Series extends WithSamples> {
  readonly memory: readonly ArrayBufferLike[];
  /** Of each series: how many samples, then of its times and of its values which memory they are in and from which byte. */
  readonly places: Float64Array;
  readonly rest: readonly Omit<Series, 'samples'>[];
}

interface WithSeries {
  readonly series: readonly WithSamples[];
}

/** A task on its way to such a thread. */
export type Placed<Task extends WithSeries> = Omit<Task, 'series'> & {
  readonly series: PlacedSeries<Task['series'][number]>;
};

export function placed<Task extends WithSeries>(task: Task): Placed<Task> {
  return { ...task, series: placeSeries<Task['series'][number]>(task.series) };
}

const N_FIGURES = 5;

export function placeSeries<Series extends WithSamples>(series: readonly Series[]): PlacedSeries<Series> {
  const memory = new Map<ArrayBufferLike, number>();
  const placeOf = ({ buffer, byteOffset }: Float64Array): readonly [number, number] => {
    const known = memory.get(buffer) ?? memory.size;
    memory.set(buffer, known);
    return [known, byteOffset];
  };
  const places = new Float64Array(N_FIGURES * series.length);
  const rest = series.map(({ samples: { timestamps, values }, ...one }, index) => {
    places.set([timestamps.length, ...placeOf(timestamps), ...placeOf(values)], N_FIGURES * index);
    return one;
  });
  return { memory: [...memory.keys()], places, rest };
}

export function seriesIn<Series extends WithSamples>({
  memory,
  places,
  rest,
}: PlacedSeries<Series>): readonly (Omit<Series, 'samples'> & WithSamples)[] {
  const columnAt = (number: number, fromByte: number, length: number): Float64Array =>
    new Float64Array(memory[number] ?? new ArrayBuffer(), fromByte, length);
  return rest.map((one, index) => {
    const figures = places.subarray(N_FIGURES * index, N_FIGURES * (index + 1));
    const [length = 0, timesIn = 0, timesFrom = 0, valuesIn = 0, valuesFrom = 0] = figures;
    const timestamps = columnAt(timesIn, timesFrom, length);
    return { ...one, samples: { timestamps, values: columnAt(valuesIn, valuesFrom, length) } };
  });
}
