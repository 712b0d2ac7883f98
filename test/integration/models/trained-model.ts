import { encodeModel, ScopedModel, type SeriesSamples, TrainingSet } from '../../../src/ml/index.js';
import type { ActiveModel, NewModel } from '../../../src/models/index.js';

const N_SAMPLES = 400;

/** A calm series of one sample every ten minutes; the seed makes it another one. */
export function calmSeries(seed: number, nSamples = N_SAMPLES): SeriesSamples {
  const timestamps = Float64Array.from({ length: nSamples }, (_, index) => index * 600_000);
  const values = timestamps.map(
    (_, index) => 50 + 10 * Math.sin(index / 9 + seed) + ((index * 7 + seed) % 5),
  );
  return { timestamps, values };
}

/** A small model as a training run hands it to the registry. */
export function trainedModel(modelVersion: string, trainedAt: Date, seed = 1): NewModel {
  const rows = new TrainingSet({ seed });
  rows.addSeries(calmSeries(seed));
  const { model, report } = rows.fit({ nTrees: 10, maxSamples: 32, seed });
  return {
    modelVersion,
    trainedAt,
    metrics: { samples_trained: report.nSamples },
    parameters: { n_estimators: report.nTrees },
    metadata: { trigger: 'request' },
    artifact: encodeModel(new ScopedModel(model)),
  };
}

/** The same as the detector has it: the worker threads share its artifact. */
export function activeModel(modelVersion: string, seed = 1): ActiveModel {
  const { artifact, trainedAt } = trainedModel(modelVersion, new Date(0), seed);
  const shared = new Uint8Array(new SharedArrayBuffer(artifact.length));
  shared.set(artifact);
  return { modelVersion, trainedAt, activatedAt: trainedAt, artifact: shared };
}
