import { syntheticFleet } from '../testing/synthetic-fleet.js';
import { checkPredictions } from './check-predictions.js';
import { fitFailureModel } from './fit-failure-model.js';
import { fitOutlook, predictOutlook } from './outlook.js';
import { riskInterval } from './risk-interval.js';
import { type DatedHistory, knownBefore } from './split-by-time.js';

/** All units begin at once, so that their ages are the clock; one in two wears out. */
const fleet = syntheticFleet({
  nUnits: 60,
  step: 2,
  lifeOf: (unit, random) => (unit % 2 === 0 ? 10 + 70 * random.next() : 1e9),
  seenUntil: 80,
  columns: { wear: (left) => Math.max(0, 20 - left) },
});
const history: DatedHistory = { ...fleet, at: fleet.times };

describe('knownBefore', () => {
  it('has rows before an instant, as far as they had come, and no failure after it', () => {
    const early = knownBefore(history, 40);
    expect(early.times.every((time) => time < 40)).toBe(true);
    expect(early.until.every((until) => until <= 40)).toBe(true);
    const failed = (times: DatedHistory['until'], flags: Uint8Array, limit: number): number =>
      times.reduce((sum, until, row) => sum + (until <= limit ? flags[row]! : 0), 0);
    expect(early.failed.reduce((sum, one) => sum + one, 0)).toBe(failed(history.until, history.failed, 40));
  });
});

describe('fitOutlook', () => {
  const live = fitFailureModel(history, { horizon: 7, seed: 1, hasLife: false });
  const { models, check, comparison } = fitOutlook(history, {
    ...{ horizons: [7, 30], seed: 1 },
    live: { model: live, from: 72 },
  });

  it('checks what it learnt from the older part on the newer one', () => {
    expect(models.map(({ parts }) => parts.horizon)).toEqual([7, 30]);
    const { nFailures, concordance, brier, baseBrier, expected, classes } = check!;
    expect(nFailures).toBeGreaterThan(3);
    expect(concordance).toBeGreaterThan(0.8);
    expect(brier).toBeLessThan(baseBrier);
    expect(classes.reduce((sum, one) => sum + one.expected, 0)).toBeCloseTo(expected, 6);
  });

  it('counts what was expected as what happened, also of units that are sure to fail', () => {
    expect(check!.expected / check!.observed).toBeGreaterThan(0.67);
    expect(check!.expected / check!.observed).toBeLessThan(1.5);
  });

  it('knows how long units last from one model', () => {
    expect(
      models.map(({ parts: { life, lifeReason } }) => life !== undefined || lifeReason !== undefined),
    ).toEqual([true, false]);
  });

  it('never has a lower risk within a longer time, and says what is about to fail', () => {
    const outlooks = predictOutlook(models, fleet);
    for (const { risks } of outlooks) expect(risks[1]!).toBeGreaterThanOrEqual(risks[0]!);
    expect(outlooks[0]!.risks[0]!).toBeGreaterThan(outlooks[1]!.risks[0]!);
    expect(outlooks[0]!.contributions[0]?.column).toBe('wear');
  });

  it('has no model of a fleet in which nothing failed, or one unit', () => {
    const unfailed = { ...history, failed: new Uint8Array(history.failed.length) };
    expect(fitOutlook(unfailed, { horizons: [7], seed: 1 })).toEqual({ models: [], check: undefined });
    const one = Uint8Array.from(history.failed, (_, row) => Number(row === history.starts[1]! - 1));
    expect(fitOutlook({ ...history, failed: one }, { horizons: [7], seed: 1 }).models).toEqual([]);
  });

  it('compares two models on rows that neither has seen', () => {
    expect(comparison?.live.nRows).toBe(comparison?.candidate.nRows);
    expect(checkPredictions(models[0]!, history, 1000)).toBeUndefined();
  });
});

describe('riskInterval', () => {
  const classes = [
    { upTo: 0.9, expected: 40, observed: 40 },
    { upTo: 0.1, expected: 5, observed: 0 },
  ];

  it('holds the risk, and is the narrower the more is known', () => {
    const known = riskInterval(0.5, 0.5, classes);
    const unknown = riskInterval(0.5, 0.5, []);
    expect(known.low).toBeLessThan(0.5);
    expect(known.high).toBeGreaterThan(0.5);
    expect(known.high - known.low).toBeLessThan(unknown.high - unknown.low);
  });

  it('believes risks less that did not come true, and leaves 0 and 1 in their bounds', () => {
    expect(riskInterval(0.05, 0.05, classes).low).toBeLessThan(riskInterval(0.05, 0.5, classes).low);
    expect(riskInterval(0, 0, classes)).toEqual({ low: 0, high: 0 });
    expect(riskInterval(1, 1, classes).high).toBe(1);
  });
});
