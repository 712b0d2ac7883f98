import fc, { type Arbitrary } from 'fast-check';
import { ByteWriter } from '../encoding/byte-writer.js';
import { checksum } from '../encoding/checksum.js';
import { decodeFailureModel, encodeFailureModel } from '../hazard/failure-model-codec.js';
import { FailureModel, type FailureModelParts } from '../hazard/failure-model.js';
import { TreeEnsemble } from '../hazard/tree-ensemble.js';
import { syntheticSeries } from '../testing/synthetic-series.js';
import { TrainingSet } from '../training/training-set.js';
import { ArtifactError } from './artifact-error.js';
import { decodeModel, encodeModel } from './model-codec.js';
import { ScopedModel } from './scoped-model.js';

/** Magic, format, checksum. */
const HEADER_BYTES = 12;
const CHECKSUM_AT = 8;
const N_RUNS = 1_000;

/** Bytes altered, cut off or repeated, with the checksum as it was or right for the damage. */
function damaged(artifact: Uint8Array): Arbitrary<Uint8Array> {
  const place = fc.oneof(
    { arbitrary: fc.nat(Math.min(200, artifact.length - 1)), weight: 2 },
    { arbitrary: fc.nat(artifact.length - 1), weight: 1 },
  );
  const byte = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255));
  return fc
    .record({
      altered: fc.array(fc.tuple(place, byte), { maxLength: 6 }),
      length: fc.option(fc.nat(artifact.length)),
      repeatedFrom: fc.option(fc.nat(artifact.length)),
      isResealed: fc.boolean(),
    })
    .map(({ altered, length, repeatedFrom, isResealed }) => {
      const bytes = artifact.slice();
      for (const [at, value] of altered) bytes[at] = value;
      const rest = repeatedFrom === null ? new Uint8Array() : bytes.subarray(repeatedFrom);
      const whole = Uint8Array.from([...bytes.subarray(0, length ?? bytes.length), ...rest]);
      if (isResealed && whole.length >= HEADER_BYTES)
        whole.set(new ByteWriter().uint32(checksum(whole.subarray(HEADER_BYTES))).finish(), CHECKSUM_AT);
      return whole;
    });
}

function detector(): Uint8Array {
  const set = new TrainingSet();
  set.addSeries(syntheticSeries({ n: 200 }));
  const { model } = set.fit({ nTrees: 2, maxSamples: 4 });
  return encodeModel(new ScopedModel(model, new Map([['router', model]])));
}

function failures(): Uint8Array {
  const tree = {
    feature: Int32Array.of(0),
    code: Uint8Array.of(3),
    isUnknownLow: Uint8Array.of(1),
    value: Float64Array.of(0, 1, 2),
  };
  const parts = {
    horizon: 72,
    isDerived: false,
    drifts: [],
    features: [{ column: 'errors', cuts: Float64Array.of(1, 2, 3) }],
    baseRate: 0.1,
    nFailures: 12,
    life: { start: 5, trees: TreeEnsemble.of(1, [tree]) },
  };
  return encodeFailureModel(new FailureModel(parts as unknown as FailureModelParts));
}

describe('A damaged artifact', () => {
  it.each([
    ['of a detector', detector(), decodeModel],
    ['of failures', failures(), decodeFailureModel],
  ] as const)(
    '%s is refused or whole after all, whatever its lengths say and also where its checksum is right',
    (_what, artifact, decode) => {
      const outcomes = new Set<string>();
      fc.assert(
        fc.property(damaged(artifact), (bytes) => {
          try {
            decode(bytes);
            outcomes.add('whole');
          } catch (error) {
            if (!(error instanceof ArtifactError)) throw error;
            outcomes.add(error.reason);
          }
        }),
        { numRuns: N_RUNS },
      );
      expect(outcomes).toContain('corrupt');
    },
  );
});
