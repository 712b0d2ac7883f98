import fc from 'fast-check';
import { AlarmRule } from '../episodes/alarm-rule.js';
import { SeriesState } from '../series/series-state.js';
import { quantileOfSorted, sortedFinite } from '../statistics/quantile.js';
import {
  sliceSamples,
  syntheticSeries,
  SYNTHETIC_START,
  type SyntheticOptions,
} from '../testing/synthetic-series.js';
import { TrainingSet } from '../training/training-set.js';
import { scoreSamples, type ScoredSamples } from './score-samples.js';

const FIVE_MINUTES = 300_000;
const HISTORY = 4032;
const trainingSet = new TrainingSet();
for (let seed = 100; seed < 106; seed += 1)
  trainingSet.addSeries(syntheticSeries({ n: HISTORY, seed, noise: 1 + (seed % 4) }));
const model = trainingSet.fitModel({ nTrees: 20 });

function scoreAll(options: SyntheticOptions): ScoredSamples {
  return scoreSamples(SeriesState.create(), syntheticSeries(options), { model });
}

describe('scoreSamples on normal samples', () => {
  const { scores } = scoreAll({ n: 2 * HISTORY, seed: 7 });
  const sorted = sortedFinite(scores.slice(HISTORY));

  it('scores 95 % below 0.5', () => expect(quantileOfSorted(sorted, 0.95)).toBeLessThan(0.5));
  it('alarms at most 0.3 %', () => expect(quantileOfSorted(sorted, 0.997)).toBeLessThan(0.7));

  it('means the same after a retrain', () => {
    const other = trainingSet.fitModel({ nTrees: 20, seed: 2 });
    const again = scoreSamples(SeriesState.create(), syntheticSeries({ n: 2 * HISTORY, seed: 7 }), {
      model: other,
    }).scores;
    const differences = scores.map((score, i) => Math.abs(score - again[i]!)).sort();
    expect(quantileOfSorted(differences, 0.99)).toBeLessThan(0.06);
  });

  it('does not storm when the polling interval falls from 5 minutes to 30 seconds', () => {
    const state = SeriesState.create();
    scoreSamples(state, syntheticSeries({ n: HISTORY, seed: 3 }), { model });
    const startAt = SYNTHETIC_START + HISTORY * FIVE_MINUTES;
    const live = scoreSamples(state, syntheticSeries({ n: 2880, stepMs: 30_000, startAt, seed: 4 }), {
      model,
    });
    expect(live.scores.filter((score) => score >= 0.7).length).toBeLessThan(29);
  });

  it.each([1000, 30_000, 60_000, 3_600_000])('is calm at a polling interval of %d ms', (stepMs) => {
    const { scores: all } = scoreAll({ n: 3000, stepMs, seed: 5 });
    expect(all.slice(1500).filter((score) => score >= 0.7).length).toBeLessThan(30);
  });
});

describe('scoreSamples on incidents', () => {
  const incidents: Record<string, NonNullable<SyntheticOptions['change']>> = {
    spike: (value, i) => (i === HISTORY ? value + 25 : value),
    drop: (value, i) => (i === HISTORY ? value - 25 : value),
    outage: (value, i) => (i >= HISTORY ? 0 : value),
    'level shift': (value, i) => (i >= HISTORY ? value + 15 : value),
    oscillation: (value, i) => (i >= HISTORY ? value + (i % 2 === 0 ? 12 : -12) : value),
    'slow leak': (value, i) => value + Math.max(0, i - HISTORY) * 0.08,
    'flat line': (value, i) => (i >= HISTORY ? 48 : value),
  };

  const normal = SeriesState.create();
  scoreSamples(normal, syntheticSeries({ n: HISTORY, seed: 21 }), { model });

  /** Samples after a normal history, changed from its end on. */
  const scoreAfterHistory = (n: number, change: NonNullable<SyntheticOptions['change']>): ScoredSamples =>
    scoreSamples(
      normal.clone(),
      sliceSamples(syntheticSeries({ n: HISTORY + n, seed: 21, change }), HISTORY),
      { model },
    );

  it.each(Object.entries(incidents))('finds a %s within a day', (_, change) => {
    expect(Math.max(...scoreAfterHistory(288, change).scores)).toBeGreaterThan(0.7);
  });

  it('finds a line that freezes at its own last value within twenty minutes, and says since when', () => {
    const { values } = syntheticSeries({ n: HISTORY, seed: 21 });
    const { scores, explanations, isUsual } = scoreAfterHistory(288, () => values[HISTORY - 1]!);
    expect([...scores.subarray(3, 9)]).toEqual(Array(6).fill(0.75));
    // An hour on; later in the day the value is unusual by itself.
    const later = scores.subarray(9, 21);
    expect([Math.min(...later), Math.max(...later)]).toEqual([later[0], later[0]]);
    expect(later[0]).toBeCloseTo(0.6915, 12);
    // What keeps its episode open.
    expect(isUsual.subarray(9)).toEqual(new Uint8Array(279));
    expect(explanations[0]).toMatchObject({
      index: 3,
      direction: 'flat',
      method: 'stuck_value',
      stillSinceMs: SYNTHETIC_START + (HISTORY - 1) * FIVE_MINUTES,
      contributions: expect.arrayContaining([{ feature: 'spread', share: 1, direction: 'low' }]) as unknown,
    });
  });

  it('is calm again with the first sample that moves', () => {
    const { values } = syntheticSeries({ n: HISTORY, seed: 21 });
    const { scores } = scoreAfterHistory(30, (value, i) => (i < HISTORY + 12 ? values[HISTORY - 1]! : value));
    expect(scores[8]).toBe(0.75);
    expect(Math.max(...scores.subarray(12))).toBeLessThan(0.7);
  });

  it('explains a spike by an expected band around the rhythm and shares that sum to 1', () => {
    const spike = scoreAfterHistory(1, incidents.spike!).explanations[0]!;
    expect(spike).toMatchObject({ index: 0, direction: 'high', method: 'ml', confidence: 1 });
    expect(spike.sigmas).toBeGreaterThan(6);
    expect(spike.deviation).toBeGreaterThan(18);
    expect(spike.expected.low).toBeLessThan(50);
    expect(spike.expected.high).toBeGreaterThan(50);
    expect(spike.expected.high).toBeLessThan(65);
    expect(spike.contributions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

describe('scoreSamples in batches', () => {
  const samples = syntheticSeries({
    n: 900,
    seed: 8,
    change: (value, i) => (i % 97 === 0 ? Number.NaN : value),
  });
  const whole = scoreSamples(SeriesState.create(), samples, { model });

  it('gives the same bits however the samples are cut, with the state encoded in between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 6 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), 900];
        let state = SeriesState.create();
        const scores = edges.slice(1).flatMap((end, i) => {
          state = SeriesState.decode(state.encode());
          return [...scoreSamples(state, sliceSamples(samples, edges[i]!, end), { model }).scores];
        });
        expect(Float64Array.from(scores)).toStrictEqual(whole.scores);
      }),
      { numRuns: 12 },
    );
  });

  it('ignores and counts what it has already seen', () => {
    const state = SeriesState.create();
    scoreSamples(state, samples, { model });
    const before = state.encode();
    const { counts, scores } = scoreSamples(state, sliceSamples(samples, 890), { model });
    expect(counts).toEqual({
      received: 10,
      scored: 0,
      missing: 0,
      invalid: 0,
      duplicate: 1,
      outOfOrder: 9,
      gaps: 0,
    });
    expect(scores.length).toBe(0);
    expect(state.encode()).toEqual(before);
  });
});

describe('scoreSamples on odd input', () => {
  const at = (values: number[], stepMs = FIVE_MINUTES): ScoredSamples =>
    scoreSamples(
      SeriesState.create(),
      { timestamps: Float64Array.from(values, (_, i) => i * stepMs), values: Float64Array.from(values) },
      { model },
    );

  it('takes nothing, one sample and only missing ones', () => {
    expect(at([]).scores.length).toBe(0);
    expect([...at([5]).scores]).toEqual([0]);
    expect(at([Number.NaN, Infinity]).counts).toMatchObject({ scored: 0, missing: 2 });
  });

  it('scores a constant as normal and any departure from it as not', () => {
    const { scores } = at([...new Array<number>(400).fill(7), 9]);
    expect(Math.max(...scores.subarray(0, 400))).toBeLessThan(0.5);
    expect(scores[400]).toBeGreaterThan(0.7);
  });

  it('stays in 0..1 for any finite samples', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 110, maxLength: 200 }),
        (values) => {
          expect(at(values).scores.filter((score) => !(score >= 0 && score <= 1))).toHaveLength(0);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('treats a gap as missing, not as zero', () => {
    const samples = syntheticSeries({ n: HISTORY + 400, seed: 12 });
    const keep = (_: number, i: number): boolean => i < HISTORY || i >= HISTORY + 100;
    const state = SeriesState.create();
    const gapped = { timestamps: samples.timestamps.filter(keep), values: samples.values.filter(keep) };
    const scored = scoreSamples(state, gapped, { model });
    expect(scored.counts.gaps).toBe(1);
    expect(scored.scores.subarray(HISTORY).filter((score) => score >= 0.7).length).toBeLessThan(3);
  });

  it('refuses columns of different length', () => {
    const samples = { timestamps: Float64Array.of(1, 2), values: Float64Array.of(1) };
    expect(() => scoreSamples(SeriesState.create(), samples, {})).toThrow(
      'values: must be as many as timestamps (2), got 1',
    );
  });
});

describe('scoreSamples on a cold start', () => {
  const DAY_MS = 86_400_000;

  it.each([30_000, 60_000, FIVE_MINUTES, 3_600_000])(
    'alarms at most once a series in the first two days at a polling interval of %d ms',
    (stepMs) => {
      const alarms = [41, 42, 43].flatMap((seed) => {
        const startAt = SYNTHETIC_START + (seed % 3) * 8 * 3_600_000;
        const { scores } = scoreAll({ n: (2 * DAY_MS) / stepMs, stepMs, startAt, seed });
        const rule = new AlarmRule();
        return [...scores].map((score) => rule.next(score)).filter((score) => score >= 0.7);
      });
      expect(alarms.length).toBeLessThanOrEqual(3);
    },
  );

  it.each([30_000, 60_000, FIVE_MINUTES])(
    'finds an outage after a day and a bit at a polling interval of %d ms',
    (stepMs) => {
      const from = Math.ceil((1.25 * DAY_MS) / stepMs);
      const { scores } = scoreAll({
        n: from + 3,
        stepMs,
        seed: 44,
        change: (value, i) => (i >= from ? 0 : value),
      });
      expect(Math.max(...scores.subarray(from))).toBeGreaterThan(0.7);
    },
  );
});

describe('scoreSamples without a model', () => {
  it('marks every score as statistical and still finds a spike', () => {
    const change = (value: number, i: number): number => (i === 1000 ? value + 60 : value);
    const scored = scoreSamples(SeriesState.create(), syntheticSeries({ n: 1001, seed: 2, change }), {});
    expect(scored.isStatistical.every((flag) => flag === 1)).toBe(true);
    expect(scored.scores[1000]).toBeGreaterThan(0.7);
    expect(scored.explanations.at(-1)!.method).toBe('zscore');
  });

  it('does not alarm on a cold start', () => {
    const scored = scoreAll({ n: 100, seed: 31 });
    expect(scored.isStatistical.every((flag) => flag === 1)).toBe(true);
    expect(Math.max(...scored.scores)).toBeLessThan(0.7);
  });
});

describe('scoreSamples where the model is asked from a time on', () => {
  const day = 86_400_000 / FIVE_MINUTES;
  const samples = syntheticSeries({ n: HISTORY + 5 * day, seed: 7 });
  const from = samples.timestamps[HISTORY]!;
  const whole = scoreSamples(SeriesState.create(), samples, { model });
  const late = scoreSamples(SeriesState.create(), samples, { model, modelFromMs: from });

  it('scores statistically before', () => {
    expect(late.isStatistical.slice(0, HISTORY)).toEqual(new Uint8Array(HISTORY).fill(1));
    expect(late.isStatistical.slice(HISTORY)).toEqual(whole.isStatistical.slice(HISTORY));
  });

  it('scores as ever a day later', () => {
    const differences = whole.scores
      .subarray(HISTORY + day)
      .map((score, i) => score - late.scores[HISTORY + day + i]!);
    expect(differences.filter((difference) => !(Math.abs(difference) < 1e-10))).toHaveLength(0);
  });
});
