import { syntheticSeries } from '../testing/synthetic-series.js';
import { TrainingSet } from '../training/training-set.js';
import { ArtifactError } from './artifact-error.js';
import { type DetectionModel } from './detection-model.js';
import { decodeModel, encodeModel } from './model-codec.js';
import { ScopedModel } from './scoped-model.js';

const FORMAT_BYTE = 4;

function trained(n: number): DetectionModel {
  const set = new TrainingSet();
  set.addSeries(syntheticSeries({ n }));
  return set.fitModel({ nTrees: 5, maxSamples: 32 });
}

const common = trained(600);
const plain = encodeModel(new ScopedModel(common));
const scopes = new Map([
  ['router', trained(400)],
  ['коммутатор', trained(300)],
]);
const scoped = encodeModel(new ScopedModel(common, scopes));

function faultOf(broken: Uint8Array): unknown {
  try {
    decodeModel(broken);
  } catch (error) {
    return error instanceof ArtifactError ? error.reason : error;
  }
  return undefined;
}

const altered = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, bytes[at]! ^ 1);

describe('model codec', () => {
  it('gives back the same forest, bit for bit', () => {
    const decoded = decodeModel(plain);
    expect(decoded.common.forest).toStrictEqual(common.forest);
    expect(decoded.common.trainedRows).toBe(500);
    expect(decoded.scopes.size).toBe(0);
    expect(encodeModel(decoded)).toStrictEqual(plain);
  });

  it('gives back the models of scopes beside the common one', () => {
    const decoded = decodeModel(scoped);
    expect(decoded.common.forest).toStrictEqual(common.forest);
    expect(
      [...decoded.scopes].map(([scope, { forest, trainedRows }]) => [scope, forest, trainedRows]),
    ).toEqual([...scopes].map(([scope, { forest, trainedRows }]) => [scope, forest, trainedRows]));
    expect(encodeModel(decoded)).toStrictEqual(scoped);
  });

  it('writes the format that knows no scopes where there are none, for versions that read no other', () => {
    expect([plain[FORMAT_BYTE], scoped[FORMAT_BYTE]]).toEqual([1, 2]);
  });

  it.each([
    ['a model for all', plain],
    ['one with scopes', scoped],
  ])('refuses an altered byte anywhere and a truncation to any length of %s', (_, bytes) => {
    const spread = Array.from({ length: 200 }, (_unused, i) => Math.floor((i * bytes.length) / 200));
    const places = [...Array.from({ length: 64 }).keys(), ...spread];
    const faults = new Set(places.map((at) => faultOf(altered(bytes, at))));
    expect(faults).toEqual(new Set(['corrupt', 'unknown-version']));
    expect(new Set(places.map((length) => faultOf(bytes.subarray(0, length))))).toEqual(new Set(['corrupt']));
  });

  it('names an unknown version', () => {
    const newer = plain.with(FORMAT_BYTE, 3);
    expect(faultOf(newer)).toBe('unknown-version');
    expect(() => decodeModel(newer)).toThrow('has format 3; this version reads formats 1 and 2');
  });
});
