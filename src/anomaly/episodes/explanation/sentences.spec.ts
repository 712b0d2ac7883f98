import fc from 'fast-check';
import type { SampleExplanation, ScoredSamples } from '../../../ml/index.js';
import { FEATURE_NAMES, scoreSamples } from '../../../ml/index.js';
import { sentenceFaults } from '../../testing/sentence-faults.js';
import {
  CHANGES,
  modelOfShapes,
  policyOf,
  SHAPES,
  type Situation,
  Situations,
} from '../../testing/situations.js';
import { router } from '../../testing/stretches.js';
import { describerOf } from '../describe-episode.js';
import type { Episode } from '../episode.js';
import { ruleFor } from '../episode-rule.js';
import { NO_FEEDBACK } from '../feedback/feedback.js';
import { isAnomalous, samplesOf, type ScoredStretch, toTracked } from '../scored-stretch.js';
import { trackEpisodes } from '../track-episodes.js';
import { reasonOf } from './anomaly-metadata.js';
import { type AnomalyFacts, describeAnomaly } from './describe-anomaly.js';

const METRIC = 'queue';
const UNITS = ['percent', 'count', 'ms', 'mbps', 'celsius', ''];
const HOUR_MS = 3_600_000;

/** Distances of all sizes, in units of whatever they are distances of. */
const distance = fc.oneof(
  fc.constantFrom(0, 1e-15, 1e-9, 0.001, 1e6),
  fc.double({ min: 0, max: 10, noNaN: true }),
);
const sign = fc.constantFrom(1, -1);
const scale = fc.constantFrom(2 ** -60, 1e-12, 0.01, 1, 1000, 4e9, 2 ** 60);

const contributions = fc
  .array(fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.constantFrom('high', 'low')), {
    minLength: 7,
    maxLength: 7,
  })
  .map((weights) => {
    const total = weights.reduce((sum, [weight]) => sum + weight, 0);
    return weights
      .map(([weight, direction], i) => ({ feature: FEATURE_NAMES[i]!, share: weight / total, direction }))
      .sort((a, b) => b.share - a.share);
  });

/** An explanation whose parts agree as they do in one of the engine, with any numbers. */
const facts = fc
  .record({
    unit: fc.constantFrom(...UNITS),
    scale,
    median: fc.tuple(sign, distance),
    below: distance,
    above: distance,
    departure: fc.tuple(sign, distance),
    kind: fc.constantFrom('one-sided', 'flat', 'unstable'),
    contributions,
    historyMs: fc.constantFrom(0, 1, 50 * 60_000, 5 * HOUR_MS, 30 * HOUR_MS, 500 * HOUR_MS),
    sinceMs: fc.constantFrom(0, 59_999, HOUR_MS, 40 * HOUR_MS),
    counts: fc.record({ false_positive: fc.nat(4), true_positive: fc.nat(4), unsure: fc.nat(4) }),
  })
  .map(({ unit, scale: factor, historyMs, sinceMs, counts, ...shape }): AnomalyFacts => {
    const median = factor * shape.median[0] * shape.median[1];
    const value = median + factor * shape.departure[0] * shape.departure[1];
    const expected = { low: median - factor * shape.below, median, high: median + factor * shape.above };
    const deviation = value - median;
    const side = deviation < 0 ? 'low' : 'high';
    const direction = shape.kind === 'one-sided' ? side : shape.kind;
    const at = new Date('2026-11-22T15:00:00.000Z');
    return {
      metricName: METRIC,
      unit,
      value,
      at,
      startedAt: new Date(at.getTime() - sinceMs),
      feedbackCounts: counts,
      explanation: {
        index: 0,
        direction,
        expected,
        deviation,
        sigmas: deviation / factor,
        contributions: shape.contributions,
        method: 'ml',
        confidence: historyMs > 100 * HOUR_MS ? 1 : 0.1,
        historyMs,
      },
    };
  });

const impossible = fc
  .record({
    value: fc.oneof(
      fc.tuple(sign, distance, scale).map(([side, far, factor]) => side * far * factor),
      fc.constantFrom(-0.001, -40.02, 1.0001, 100.02, 100.0004),
    ),
    lowest: fc.option(fc.constantFrom(0, -40, 1e-9), { nil: undefined }),
    highest: fc.option(fc.constantFrom(1, 100, 1e9), { nil: undefined }),
    unit: fc.constantFrom(...UNITS),
  })
  .filter(({ lowest, highest }) => lowest !== undefined || highest !== undefined);

describe('describeAnomaly of any numbers', () => {
  it('says what the numbers say', () => {
    fc.assert(
      fc.property(facts, (one) => {
        expect(sentenceFaults(describeAnomaly(one), one)).toEqual([]);
      }),
      { numRuns: 700, seed: 1 },
    );
  });

  it('says of what cannot be what can', () => {
    fc.assert(
      fc.property(facts, impossible, (one, { value, unit, ...possible }) => {
        const explanation = { ...one.explanation, direction: 'impossible', possible } as const;
        const said = { ...one, unit, value, explanation };
        const sentence = describeAnomaly(said);
        const { lowest = -Infinity, highest = Infinity } = possible;
        expect(sentence.includes('stands for no reading')).toBe(value >= lowest && value <= highest);
        expect(sentenceFaults(sentence, said)).toEqual([]);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('sentences of episodes', () => {
  const situations = new Situations();
  const model = modelOfShapes();

  const situation = fc
    .record({
      shape: fc.constantFrom(...(Object.keys(SHAPES) as (keyof typeof SHAPES)[])),
      factor: fc.constantFrom(1, 1, -(2 ** 30), 2 ** -40),
      historyDays: fc.constantFrom(0.8, 3),
      change: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
      size: fc.tuple(sign, fc.constantFrom(1, 2, 3, 5, 20, 60, 1e6)).map(([side, far]) => side * far),
      length: fc.constantFrom(1, 6, 20, 48),
      unit: fc.constantFrom(...UNITS),
      isByModel: fc.boolean(),
    })
    .map((one) => (policyOf(one) === undefined && one.unit !== 'count' ? one : { ...one, factor: 1 }));

  function scored(one: Situation, isByModel: boolean): ScoredSamples {
    const options = { policy: policyOf(one), ...(isByModel ? { model } : {}) };
    return scoreSamples(situations.stateOf(one), situations.samplesOf(one), options);
  }

  function stretchOf(unit: string, samples: ScoredSamples): ScoredStretch {
    const series = { asset: router, assetId: router.id, metricName: METRIC, unit, scored: samples };
    const rest = { storeAfterMs: -Infinity, threshold: 0.7, feedbackCounts: NO_FEEDBACK, modelVersion: null };
    return { ...series, ...rest };
  }

  function episodesOf(stretch: ScoredStretch): readonly Episode[] {
    const samples = samplesOf(stretch);
    const track = { open: undefined, samples: toTracked(samples) };
    return trackEpisodes(track, ruleFor(0.7), describerOf(stretch, samples));
  }

  /** The numbers of an episode's peak: the sample, the one before it, and its explanation. */
  function peakOf({ peakAt }: Episode, { timestamps, values, explanations }: ScoredSamples) {
    const index = timestamps.indexOf(peakAt.getTime());
    const explanation = explanations.find((one) => one.index === index)!;
    return { value: values[index]!, before: values[index - 1] ?? values[index]!, explanation };
  }

  /** What a line that is stuck moves by at most: half the range it is usually in, or the hair that is taken for a bound. */
  function unmoved(value: number, { expected: { low, high } }: SampleExplanation): number {
    return Math.max((high - low) / 2, Math.abs(value) / 1000);
  }

  /** What is wrong with what is said of each anomalous sample. */
  function faultsOf(stretch: ScoredStretch): readonly string[] {
    return samplesOf(stretch)
      .filter(isAnomalous)
      .flatMap((sample) =>
        sentenceFaults(reasonOf(stretch, sample, new Date(sample.atMs)), { ...stretch, ...sample }),
      );
  }

  it('say what the numbers of their peak say', () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(situation, ({ unit, isByModel, ...one }) => {
        const samples = scored(one, isByModel);
        const stretch = stretchOf(unit, samples);
        expect(faultsOf(stretch)).toEqual([]);
        for (const episode of episodesOf(stretch)) {
          const { value, before, explanation } = peakOf(episode, samples);
          const { direction, contributions: parts } = explanation;
          found.add(direction);
          expect(sentenceFaults(episode.reason, { metricName: METRIC, unit, value, explanation })).toEqual(
            [],
          );
          expect(episode).toMatchObject({ direction, peakValue: value });
          expect(episode.startedAt.getTime()).toBeLessThanOrEqual(episode.peakAt.getTime());
          expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(parts.every(({ share }, i) => i === 0 || share <= parts[i - 1]!.share)).toBe(true);
          if (direction === 'flat') {
            expect(parts[0]).toMatchObject({ feature: 'spread', direction: 'low' });
            expect(Math.abs(value - before)).toBeLessThanOrEqual(unmoved(value, explanation));
          }
          if (direction === 'unstable')
            expect(parts[0]).toMatchObject({ feature: 'spread', direction: 'high' });
        }
      }),
      { numRuns: 200, seed: 1 },
    );
    // A line that swings and stays within what is usual is rare.
    expect([...found]).toEqual(expect.arrayContaining(['flat', 'high', 'impossible', 'low']));
  });
});
