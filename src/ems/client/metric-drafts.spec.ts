import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { MAX_BODY_BYTES } from '../events/draft-faults.js';
import { characterAt, indexOfCharacter, LAST_CHARACTER } from '../testing/characters.js';
import { type EmsMetricDraft, metricBodies, metricFaults } from './metric-drafts.js';

const good: EmsMetricDraft = {
  assetId: 'b9fa1d28-0000-4000-8000-000000000001',
  metricName: 'cpu_usage',
  value: 42.5,
  unit: 'percent',
  source: 'server',
  timestamp: new Date('2026-11-22T14:05:00Z'),
};

const anyCharacter = fc.integer({ min: 0, max: LAST_CHARACTER }).map(characterAt, indexOfCharacter);

describe('metricFaults', () => {
  it('finds nothing wrong with a good sample', () => expect(metricFaults(good)).toEqual([]));

  it('names every fault at once', () => {
    const bad = {
      assetId: '',
      metricName: 'x'.repeat(101),
      value: NaN,
      unit: 'u'.repeat(21),
      source: 'ml-service',
      timestamp: new Date('soon'),
    };
    expect(metricFaults(bad as unknown as EmsMetricDraft)).toEqual([
      'assetId is empty',
      'metricName has 101 characters, 100 are allowed',
      'unit has 21 characters, 20 are allowed',
      'value NaN is not finite',
      'source ml-service is unknown to EMS Core',
      'timestamp is no date',
    ]);
  });
});

describe('metricBodies', () => {
  it('makes nothing of nothing', () => expect(metricBodies([])).toEqual([]));

  it('keeps every sample in its order, and every body within the limit and as full as it can be', () => {
    const names = fc.array(fc.string({ minLength: 1, maxLength: 100, unit: anyCharacter }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 60 }), (metricNames, times) => {
        const some = metricNames.map((metricName) => ({ ...good, metricName }));
        const drafts = Array.from({ length: times }, () => some).flat();
        const bodies = metricBodies(drafts);

        expect(
          isDeepStrictEqual(
            bodies.flatMap(({ metrics }) => metrics),
            drafts,
          ),
        ).toBe(true);
        for (const [i, body] of bodies.entries()) {
          expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(MAX_BODY_BYTES);
          const next = bodies[i + 1]?.metrics[0];
          const fuller = { metrics: next ? [...body.metrics, next] : [] };
          if (next) expect(Buffer.byteLength(JSON.stringify(fuller))).toBeGreaterThan(MAX_BODY_BYTES - 2);
        }
      }),
      { numRuns: 15 },
    );
  });
});
