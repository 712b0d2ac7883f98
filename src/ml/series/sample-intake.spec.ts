import { SampleIntake } from './sample-intake.js';
import { SeriesReader } from './series-reader.js';
import { SeriesState } from './series-state.js';

/** Indices that were taken of these samples, by a state that learns each. */
function taken(timestamps: number[], values: number[]): { indices: number[]; intake: SampleIntake } {
  const state = SeriesState.create();
  const reader = new SeriesReader(state);
  const samples = { timestamps: Float64Array.from(timestamps), values: Float64Array.from(values) };
  const intake = new SampleIntake(state, samples);
  const indices: number[] = [];
  for (let i = intake.next(); i >= 0; i = intake.next()) {
    indices.push(i);
    reader.consume(samples.timestamps[i]!, samples.values[i]!);
  }
  return { indices, intake };
}

describe('SampleIntake', () => {
  it('takes what is newer and finite, and counts the rest by its reason', () => {
    const { indices, intake } = taken([10, 20, 20, 15, 30, 40, Number.NaN], [1, 2, 3, 4, Number.NaN, 6, 7]);
    expect(indices).toEqual([0, 1, 5]);
    expect(intake.counts).toMatchObject({ received: 7, missing: 2, duplicate: 1, outOfOrder: 1 });
  });

  it('does not let a missing value hide a later one of the same time', () => {
    expect(taken([10, 20, 20], [1, Number.NaN, 3]).indices).toEqual([0, 2]);
  });

  it('is at its end at once without samples, and stays there', () => {
    const { indices, intake } = taken([], []);
    expect(indices).toEqual([]);
    expect(intake.next()).toBe(-1);
  });
});
