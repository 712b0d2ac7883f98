import type { SampleExplanation } from '../../ml/index.js';
import { type AnomalyFacts, describeAnomaly } from './describe-anomaly.js';

function facts(
  value: number,
  explanation: Partial<Pick<SampleExplanation, 'direction' | 'confidence' | 'expected'>>,
): AnomalyFacts {
  return {
    metricName: 'bandwidth_in',
    unit: 'mbps',
    value,
    startedAt: new Date('2026-11-22T14:05:59.999Z'),
    explanation: {
      index: 0,
      direction: 'high',
      expected: { low: 38, median: 50, high: 61 },
      deviation: value - 50,
      sigmas: 1,
      contributions: [],
      method: 'ml',
      confidence: 1,
      ...explanation,
    },
  };
}

const usual = '38–61 Mbps is usual at this time of day; it began at 14:05 UTC';

describe('describeAnomaly', () => {
  it.each([
    ['low', 2.1, 'bandwidth_in fell to 2.1 Mbps'],
    ['high', 99, 'bandwidth_in rose to 99 Mbps'],
    ['low', 40, 'bandwidth_in moves downwards in an unusual way, now at 40 Mbps'],
    ['high', 60, 'bandwidth_in moves upwards in an unusual way, now at 60 Mbps'],
    ['high', 61, 'bandwidth_in moves upwards in an unusual way, now at 61 Mbps'],
    ['flat', 50, 'bandwidth_in stands still at 50 Mbps although it usually varies'],
    ['unstable', 55, 'bandwidth_in swings more than usual, now at 55 Mbps'],
  ] as const)('says of direction %s at %d: %s', (direction, value, happened) => {
    expect(describeAnomaly(facts(value, { direction }))).toBe(`${happened}; ${usual}`);
  });

  it('says how little history it rests on', () => {
    const little = '; there is little history to compare with yet';

    expect(describeAnomaly(facts(99, { confidence: 0.49 }))).toBe(
      `bandwidth_in rose to 99 Mbps; ${usual}${little}`,
    );
    expect(describeAnomaly(facts(99, { confidence: 0.5 }))).not.toContain(little);
  });
});
