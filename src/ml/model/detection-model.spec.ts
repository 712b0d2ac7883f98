import { logOdds } from '../calibration/log-odds.js';
import { scoreByDeviation } from '../features/deviation.js';
import { FEATURE, N_FEATURES } from '../features/layout.js';
import { referenceSet } from '../testing/reference-set.js';
import { syntheticSeries } from '../testing/synthetic-series.js';
import { TrainingSet } from '../training/training-set.js';
import { type DetectionModel } from './detection-model.js';

describe('DetectionModel', () => {
  const models = [1, 2].map((seed) => trainedWith(seed));
  const rows = [0, 1, 2, 3, 4].map((sigmas) => new Float32Array(N_FEATURES).fill(sigmas));

  it('scores a row the higher, the more it deviates', () => {
    for (const model of models) {
      const scores = rows.map((row) => model.scoreRow(row));
      expect(scores).toEqual([...scores].sort((a, b) => a - b));
      expect(scores[0]).toBeLessThan(0.5);
      expect(scores.at(-1)).toBeGreaterThan(0.7);
    }
  });

  it('owes half of a score to the deviation, which is the same under any model', () => {
    for (const row of rows) {
      const [one, other] = models.map((model) => 2 * logOdds(model.scoreRow(row)));
      const deviation = logOdds(scoreByDeviation(row));
      const lessExcess = Float32Array.from(row);
      lessExcess[FEATURE.excess]! -= 1;
      const change = logOdds(scoreByDeviation(lessExcess)) - deviation;
      const [oneLess, otherLess] = models.map((model) => 2 * logOdds(model.scoreRow(lessExcess)));
      expect(oneLess! - one!).toBeLessThan(change);
      expect(otherLess! - other!).toBeLessThan(change);
      expect(Math.abs(one! - other!)).toBeLessThan(1);
    }
  });

  it('stays finite for rows that are as far out as rows can be', () => {
    for (const sigmas of [-16, 16]) {
      const score = models[0]!.scoreRow(new Float32Array(N_FEATURES).fill(sigmas));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});

function trainedWith(seed: number): DetectionModel {
  const set = new TrainingSet({ seed });
  set.addSeries(syntheticSeries({ n: 1100 }));
  set.shareReferenceOf(referenceSet);
  return set.fitModel({ seed });
}
