import { syntheticSeries } from '../testing/synthetic-series.js';
import { TrainingSet } from '../training/training-set.js';
import { ArtifactError } from './artifact-error.js';
import { decodeDetectionModel, encodeDetectionModel } from './model-codec.js';

const trainingSet = new TrainingSet();
trainingSet.add(syntheticSeries({ n: 600 }));
const { model } = trainingSet.fit({ nTrees: 5, maxSamples: 32 });
const bytes = encodeDetectionModel(model);

function faultOf(broken: Uint8Array): unknown {
  try {
    decodeDetectionModel(broken);
  } catch (error) {
    return error instanceof ArtifactError ? error.reason : error;
  }
  return undefined;
}

const altered = (at: number): Uint8Array => bytes.with(at, bytes[at]! ^ 1);

describe('model codec', () => {
  it('gives back the same forest, bit for bit', () => {
    const decoded = decodeDetectionModel(bytes);
    expect(decoded.forest).toEqual(model.forest);
    expect(decoded.trainedRows).toBe(500);
    expect(encodeDetectionModel(decoded)).toEqual(bytes);
  });

  it('refuses every altered byte and every truncation', () => {
    for (let at = 0; at < bytes.length; at += 7)
      expect(faultOf(altered(at))).toMatch(/corrupt|unknown-version/);
    for (let length = 0; length < bytes.length; length += 101)
      expect(faultOf(bytes.subarray(0, length))).toBe('corrupt');
  });

  it('names an unknown version', () => {
    expect(faultOf(altered(4))).toBe('unknown-version');
    expect(() => decodeDetectionModel(altered(4))).toThrow('has format 0; this version reads format 1');
  });
});
