import fc from 'fast-check';
import { mergeNewest, mergeSamples } from './merge-samples.js';

interface Run {
  readonly timestamps: readonly number[];
  readonly values: readonly number[];
  readonly isTruncated: boolean;
}

function run(samples: readonly (readonly [number, number])[], isTruncated = false): Run {
  return { timestamps: samples.map(([at]) => at), values: samples.map(([, value]) => value), isTruncated };
}

/** The merged samples as pairs, which read more easily than columns. */
function merged(...runs: Run[]): { pairs: number[][]; isTruncated: boolean } {
  const { samples, isTruncated } = mergeSamples(runs);
  const pairs = Array.from(samples.timestamps, (at, index) => [at, samples.values[index] ?? NaN]);
  return { pairs, isTruncated };
}

const value = fc.constantFrom(0, 1.5, -2, NaN, Infinity, -Infinity);
const anyRun = fc
  .tuple(fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), value), { maxLength: 12 }), fc.boolean())
  .map(([samples, isTruncated]) =>
    run(
      [...samples].sort(([a], [b]) => a - b),
      isTruncated && samples.length > 0,
    ),
  );
const anyRuns = fc.array(anyRun, { maxLength: 4 });
const wholeRuns = anyRuns.map((runs) => runs.map((one) => ({ ...one, isTruncated: false })));

describe('mergeSamples', () => {
  it('is empty for nothing', () => {
    expect(merged()).toEqual({ pairs: [], isTruncated: false });
    expect(merged(run([]), run([]))).toEqual({ pairs: [], isTruncated: false });
  });

  it('interleaves runs by time', () => {
    expect(
      merged(
        run([
          [1, 10],
          [4, 40],
        ]),
        run([
          [2, 20],
          [5, 50],
        ]),
        run([[3, 30]]),
      ).pairs,
    ).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
      [4, 40],
      [5, 50],
    ]);
  });

  it("keeps the first run's sample of a time, unless only a later one is finite", () => {
    const first = run([
      [1, 10],
      [2, NaN],
      [3, Infinity],
      [4, NaN],
    ]);
    const second = run([
      [1, 11],
      [2, 22],
      [3, 33],
      [4, NaN],
    ]);

    expect(merged(first, second).pairs).toEqual([
      [1, 10],
      [2, 22],
      [3, 33],
      [4, NaN],
    ]);
  });

  it('drops repetitions within a run', () => {
    expect(
      merged(
        run([
          [1, 10],
          [1, 11],
          [2, 20],
          [2, 20],
        ]),
      ).pairs,
    ).toEqual([
      [1, 10],
      [2, 20],
    ]);
  });

  it('stops where a run was cut short, so that nothing is passed over', () => {
    const cut = run(
      [
        [1, 10],
        [2, 20],
      ],
      true,
    );
    const whole = run([
      [2, 21],
      [3, 30],
      [9, 90],
    ]);

    expect(merged(cut, whole)).toEqual({
      pairs: [
        [1, 10],
        [2, 20],
      ],
      isTruncated: true,
    });
  });

  it('gives every time once, ascending, and none that is in no run', () => {
    fc.assert(
      fc.property(wholeRuns, (runs) => {
        const times = merged(...runs).pairs.map(([at]) => at);
        const union = new Set(runs.flatMap(({ timestamps }) => timestamps));
        expect(times).toEqual([...union].sort((a, b) => a - b));
      }),
    );
  });

  it('counts every sample that it drops for another of its time', () => {
    fc.assert(
      fc.property(wholeRuns, (runs) => {
        const nGiven = runs.reduce((sum, { timestamps }) => sum + timestamps.length, 0);
        const { samples, nDuplicates } = mergeSamples(runs);
        expect(samples.timestamps.length + nDuplicates).toBe(nGiven);
      }),
    );
  });

  it('gives NaN only where no run has a finite value, and never an infinite one', () => {
    fc.assert(
      fc.property(wholeRuns, (runs) => {
        for (const [at, value] of merged(...runs).pairs) {
          const candidates = runs.flatMap(({ timestamps, values }) =>
            values.filter((one, index) => timestamps[index] === at && Number.isFinite(one)),
          );
          expect(value).toBe(candidates[0] ?? NaN);
        }
      }),
    );
  });

  it('passes over no sample when runs are cut short', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const { pairs, isTruncated } = merged(...runs);
        const ends = runs.filter((one) => one.isTruncated).map(({ timestamps }) => timestamps.at(-1) ?? NaN);
        const seen = new Set(
          runs.flatMap(({ timestamps }) => timestamps).filter((at) => at <= Math.min(...ends)),
        );
        expect(isTruncated).toBe(ends.length > 0);
        expect(pairs.map(([at]) => at)).toEqual([...seen].sort((a, b) => a - b));
      }),
    );
  });
});

describe('mergeNewest', () => {
  it('leaves no sample out after the begin of the shortest run, and gives none from before', () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const { samples, isTruncated } = mergeNewest(runs);
        const begins = runs.filter((one) => one.isTruncated).map(({ timestamps }) => timestamps[0] ?? NaN);
        const seen = new Set(
          runs.flatMap(({ timestamps }) => timestamps).filter((at) => at >= Math.max(...begins)),
        );
        expect(isTruncated).toBe(begins.length > 0);
        expect([...samples.timestamps]).toEqual([...seen].sort((a, b) => a - b));
      }),
    );
  });
});
