import { labelledIncidentsOf } from './labelled-incidents.js';

describe('labelledIncidentsOf', () => {
  const of = (...labels: number[]): readonly number[] =>
    labelledIncidentsOf(
      { timestamps: Float64Array.from(labels, (_, i) => i), labels: Uint8Array.from(labels) },
      [{ startMs: 1, endMs: 1 }],
    ).map(({ covered }) => covered);

  it('takes each unbroken run of labels for an incident, to the last row', () => {
    expect(of(0, 1, 1, 0, 1, 0, 1)).toEqual([0.5, 0, 0]);
    expect(of(1, 1, 1, 1)).toEqual([0.25]);
  });

  it('finds none without labels', () => expect(of(0, 0)).toEqual([]));
});
