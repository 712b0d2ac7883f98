import fc from 'fast-check';
import { type MetricPolicy } from '../policy/metric-policy.js';
import { SeriesState } from '../series/series-state.js';
import { sliceSamples, syntheticSeries, type SyntheticOptions } from '../testing/synthetic-series.js';
import { TrainingSet } from '../training/training-set.js';
import { scoreSamples, type ScoredSamples } from './score-samples.js';

const HISTORY = 2016;
const trainingSet = new TrainingSet();
for (let seed = 100; seed < 106; seed += 1) trainingSet.addSeries(syntheticSeries({ n: HISTORY, seed }));
const model = trainingSet.fitModel({ nTrees: 20 });

const anything: MetricPolicy = { direction: 'both', minDeviation: 0, minRelativeDeviation: 0 };
const percent: MetricPolicy = { ...anything, lowest: 0, highest: 100 };

const incidents: [from: number, end: number, change: (value: number, i: number) => number][] = [
  [100, 112, (value) => value + 25],
  [300, 312, (value) => value - 25],
  [500, 572, () => 48],
  [700, 760, (value, i) => value + (i % 2 === 0 ? 12 : -12)],
  [900, 901, () => 140],
];

/** A rhythm between 30 and 70 with every kind of incident in its second week. */
const troubled: NonNullable<SyntheticOptions['change']> = (value, i) => {
  const incident = incidents.find(([from, end]) => i >= HISTORY + from && i < HISTORY + end);
  return incident?.[2](value, i) ?? value;
};
const samples = syntheticSeries({ n: HISTORY + 1000, seed: 21, change: troubled });

/** A model asked from a day before the second week on scores that as one asked all along. */
const modelFromMs = samples.timestamps[HISTORY - 288]!;

function score(policy?: MetricPolicy, explainFrom?: number): ScoredSamples {
  return scoreSamples(SeriesState.create(), samples, { model, modelFromMs, policy, explainFrom });
}

/** Highest score of an incident. */
const peak = ({ scores }: ScoredSamples, from: number, end: number): number =>
  Math.max(...scores.subarray(HISTORY + from, HISTORY + end));

describe('scoreSamples with a policy', () => {
  const free = score();

  it('changes no bit where everything is possible and actionable', () => {
    const { scores, explanations } = score(anything);
    expect(scores).toStrictEqual(free.scores);
    expect(explanations).toEqual(free.explanations);
  });

  it('lowers falls where only rises are actionable, and rises where only falls are', () => {
    const [high, low] = [score({ ...anything, direction: 'high' }), score({ ...anything, direction: 'low' })];
    expect([peak(free, 100, 112), peak(high, 100, 112)].every((one) => one > 0.7)).toBe(true);
    expect([peak(free, 300, 312), peak(low, 300, 312)].every((one) => one > 0.7)).toBe(true);
    expect(peak(high, 300, 301)).toBe(0.49);
    expect(peak(low, 100, 101)).toBe(0.49);
  });

  it('finds a flat and an unstable line whichever side is news', () => {
    for (const direction of ['high', 'low'] as const) {
      const scored = score({ ...anything, direction });
      const kinds = scored.explanations.map(({ index, direction: kind }) => [index - HISTORY, kind]);
      expect(kinds).toContainEqual([expect.any(Number), 'flat']);
      expect(peak(scored, 500, 572)).toBeGreaterThan(0.7);
      expect(peak(scored, 700, 760)).toBeGreaterThan(0.7);
    }
  });

  it('goes by the effect size: a distance, a swing, the usual range of what is stuck', () => {
    const kept = (minDeviation: number): boolean[] => {
      const scored = score({ ...anything, minDeviation });
      return [peak(scored, 100, 112), peak(scored, 500, 572)].map((one) => one > 0.7);
    };
    expect(kept(15)).toEqual([true, true]);
    // The rhythm moves over more than forty, the jump was by 25.
    expect(kept(35)).toEqual([false, true]);
    expect(kept(70)).toEqual([false, false]);
  });

  it('never scores higher for a wider minimum', () => {
    const minimum = fc.double({ min: 0, max: 80, noNaN: true });
    fc.assert(
      fc.property(minimum, minimum, (a, b) => {
        const [narrow, wide] = [Math.min(a, b), Math.max(a, b)].map((minDeviation) =>
          score({ ...anything, minDeviation }),
        );
        expect(wide!.scores.filter((one, i) => !(one <= narrow!.scores[i]!))).toHaveLength(0);
      }),
      { numRuns: 8 },
    );
  });

  it('gives the same bits from whichever score on it explains', () => {
    const policy = { ...percent, direction: 'high', minDeviation: 10 } as const;
    const [rarely, always] = [score(policy, 2), score(policy, 0)];
    expect(always.scores).toStrictEqual(rarely.scores);
    expect(always.explanations.length).toBe(always.counts.scored);
    expect(rarely.explanations.length).toBe(0);
  });

  it('gives the same bits however the samples are cut', () => {
    const policy = { ...percent, direction: 'high', minDeviation: 5, minRelativeDeviation: 0.2 } as const;
    const whole = score(policy).scores;
    const n = whole.length;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: n }), { maxLength: 6 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), n];
        let state = SeriesState.create();
        const scores = edges.slice(1).flatMap((end, i) => {
          state = SeriesState.decode(state.encode());
          return [
            ...scoreSamples(state, sliceSamples(samples, edges[i]!, end), { model, modelFromMs, policy })
              .scores,
          ];
        });
        expect(Float64Array.from(scores)).toStrictEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  it('refuses a policy out of its range', () => {
    expect(() => score({ ...anything, minDeviation: -1 })).toThrow('minDeviation: must be 0 or more, got -1');
  });
});

describe('scoreSamples on impossible values', () => {
  it('scores 0.75 at once, also as the very first sample, and says what is possible', () => {
    const first = { timestamps: Float64Array.of(0), values: Float64Array.of(-3) };
    const { scores, isStatistical, explanations } = scoreSamples(SeriesState.create(), first, {
      model,
      policy: percent,
    });
    expect([...scores, ...isStatistical]).toEqual([0.75, 1]);
    expect(explanations[0]).toMatchObject({
      direction: 'impossible',
      method: 'policy',
      possible: { lowest: 0, highest: 100 },
    });
    expect(explanations[0]!.contributions[0]).toEqual({ feature: 'value', share: 1, direction: 'low' });
  });

  it('scores so whatever side is news', () => {
    const scored = score({ ...percent, direction: 'low', minDeviation: 1000 });
    expect(scored.scores[HISTORY + 900]).toBe(0.75);
    expect(scored.explanations.at(-1)).toMatchObject({ index: HISTORY + 900, direction: 'impossible' });
  });

  const dayOf = (change: (value: number, i: number) => number, policy: MetricPolicy) =>
    scoreSamples(SeriesState.create(), syntheticSeries({ n: HISTORY + 288, change }), { model, policy });

  it('learns nothing of them: every other sample scores as if they were missing', () => {
    const isCode = (i: number): boolean => i % 25 === 24;
    const coded = dayOf((value, i) => (isCode(i) ? -1 : value), percent);
    const without = dayOf((value, i) => (isCode(i) ? NaN : value), percent);
    const readings = coded.scores.filter((_, i) => !isCode(i));
    const differences = readings.map((one, i) => Math.abs(one - without.scores[i]!));
    expect(differences.reduce((sum, one) => sum + one, 0) / differences.length).toBeLessThan(0.01);
  });

  it('announces them once while they come again and again, and anew after a week without', () => {
    const isCode = (i: number): boolean => i % 50 === 0 && (i < 1000 || i > 1000 + HISTORY);
    const { scores } = scoreSamples(
      SeriesState.create(),
      syntheticSeries({ n: 2 * HISTORY, change: (value, i) => (isCode(i) ? 65_535 : value) }),
      { model, policy: { ...anything, invalidValues: [65_535] } },
    );
    const announced = [...scores.keys()].filter((i) => isCode(i) && scores[i]! >= 0.7);
    expect(announced).toEqual([0, 3050]);
  });

  it('are not usual, so that their episode lasts as long as they do', () => {
    const { isUsual } = dayOf((value, i) => (i >= HISTORY && i < HISTORY + 30 ? -1 : value), percent);
    expect([...isUsual.subarray(HISTORY - 1, HISTORY + 31)]).toEqual([
      1,
      ...new Array<number>(30).fill(0),
      1,
    ]);
  });

  it('takes a hair beyond a bound for the bound', () => {
    const hair = dayOf((value, i) => (i >= HISTORY ? 100.4 : Math.min(100, value + 50)), percent);
    const bound = dayOf((value, i) => (i >= HISTORY ? 100 : Math.min(100, value + 50)), percent);
    expect(hair.scores).toStrictEqual(bound.scores);
  });

  it('holds bounds to be wrong that are exceeded nearly always, and detects what departs then', () => {
    const cores = (value: number, i: number): number =>
      i >= HISTORY && i < HISTORY + 12 ? 790 : 150 + value;
    const { scores } = dayOf(cores, percent);
    expect(scores.subarray(1, HISTORY).filter((one) => one >= 0.7).length).toBe(0);
    expect(scores[HISTORY]).toBeGreaterThan(0.8);
  });
});
