import fc from 'fast-check';
import { mixSamples } from './mix-samples.js';

const history = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.oneof(fc.constant(NaN), fc.float({ noNaN: true }))))
  .map((samples) => {
    const sorted = samples.sort(([a], [b]) => a - b);
    return {
      timestamps: Float64Array.from(sorted, ([at]) => at),
      values: Float64Array.from(sorted, ([, value]) => value),
    };
  });

describe('mixSamples', () => {
  it('keeps every finite sample once with its series, by time and then by series', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 4 }), (histories) => {
        const plain = histories
          .flatMap(({ timestamps, values }, origin) =>
            [...timestamps].map((at, i) => [at, values[i]!, origin] as const),
          )
          .filter(([, value]) => !Number.isNaN(value))
          .sort(([a], [b]) => a - b);

        const { timestamps, values, origins } = mixSamples(histories);

        expect([...timestamps].map((at, i) => [at, values[i]!, origins[i]!])).toEqual(plain);
      }),
    );
  });

  it('mixes nothing to nothing', () => {
    expect(mixSamples([])).toEqual({
      timestamps: new Float64Array(),
      values: new Float64Array(),
      origins: new Uint32Array(),
    });
  });
});
