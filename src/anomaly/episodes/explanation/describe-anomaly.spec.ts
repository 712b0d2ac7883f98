import type { SampleExplanation } from '../../../ml/index.js';
import { NO_FEEDBACK } from '../feedback/feedback.js';
import { type AnomalyFacts, describeAnomaly } from './describe-anomaly.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function facts(value: number, explanation: Partial<SampleExplanation>): AnomalyFacts {
  return {
    metricName: 'bandwidth_in',
    unit: 'mbps',
    value,
    at: new Date('2026-11-22T15:00:00.000Z'),
    feedbackCounts: NO_FEEDBACK,
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
      historyMs: 14 * DAY_MS,
      ...explanation,
    },
  };
}

const began = 'the rise began at 14:05 UTC';
const usual = '38–61 Mbps is usual at this time of day';
const usualByItself = 'by itself that is usual at this time of day';

describe('describeAnomaly', () => {
  it('says what was forecast where it was', () => {
    expect(describeAnomaly(facts(99, { isForecast: true }))).toBe(
      `bandwidth_in rose to 99 Mbps; 38–61 Mbps was forecast for this hour; ${began}`,
    );
  });

  it.each([
    ['low', 2.1, 'bandwidth_in fell to 2.1 Mbps', usual, 'the fall began'],
    ['high', 99, 'bandwidth_in rose to 99 Mbps', usual, 'the rise began'],
    [
      'low',
      40,
      'bandwidth_in moves downwards in an unusual way, now at 40 Mbps',
      usualByItself,
      'the fall began',
    ],
    [
      'high',
      60,
      'bandwidth_in moves upwards in an unusual way, now at 60 Mbps',
      usualByItself,
      'the rise began',
    ],
    [
      'high',
      61,
      'bandwidth_in moves upwards in an unusual way, now at 61 Mbps',
      usualByItself,
      'the rise began',
    ],
    ['flat', 50, 'bandwidth_in is stuck at 50 Mbps although it usually varies', usual, 'it got stuck'],
    [
      'flat',
      61,
      'bandwidth_in is stuck at 61 Mbps although it usually varies',
      usualByItself,
      'it got stuck',
    ],
    ['unstable', 55, 'bandwidth_in swings more than usual, now at 55 Mbps', usual, 'the swings began'],
  ] as const)('says of direction %s at %d: %s; %s', (direction, value, happened, what, since) => {
    expect(describeAnomaly(facts(value, { direction }))).toBe(`${happened}; ${what}; ${since} at 14:05 UTC`);
  });

  it('takes no side where a usual value lies on one and what weighs most points to the other', () => {
    const fell = { feature: 'change', share: 0.4, direction: 'low' } as const;
    expect(describeAnomaly(facts(55, { direction: 'high', contributions: [fell] }))).toBe(
      `bandwidth_in behaves in an unusual way, now at 55 Mbps; ${usualByItself}; it began at 14:05 UTC`,
    );
  });

  it('shows as many digits as it takes to distinguish a value from what is usual or possible', () => {
    expect(describeAnomaly(facts(61.004, {}))).toMatch(
      /^bandwidth_in rose to 61.004 Mbps; 38–61 Mbps is usual/,
    );
    const possible = { lowest: 0, highest: 100 };
    const beyond = {
      direction: 'impossible',
      expected: { low: 0, median: 50, high: 100 },
      possible,
    } as const;
    expect(describeAnomaly(facts(100.02, beyond))).toMatch(/reads 100.02 Mbps, .*; 0–100 Mbps is possible/);
  });

  it('takes a value that was put at a bound for the bound', () => {
    const rounded = { expected: { low: 38, median: 50, high: 100 }, deviation: 50 };
    expect(describeAnomaly(facts(100.02, rounded))).toContain(`now at 100.02 Mbps; ${usualByItself};`);
  });

  it.each([
    ['count', ''],
    ['percent', '%'],
    ['ms', ' ms'],
    ['mbps', ' Mbps'],
  ])('names nothing negative as usual of a value in %s, unless there are negative ones', (unit, symbol) => {
    const said = (median: number, value: number): string =>
      describeAnomaly({
        ...facts(value, { expected: { low: -3, median, high: 2 }, deviation: value - median }),
        unit,
      });
    expect(said(1, 9)).toContain(`rose to 9${symbol}; 0–2${symbol} is usual`);
    expect(said(-1, 9)).toContain(`rose to 9${symbol}; -3 to 2${symbol} is usual`);
  });

  it('keeps what is below zero of units that have it', () => {
    const cold = {
      ...facts(9, { expected: { low: -3, median: 1, high: 2 }, deviation: 8 }),
      unit: 'celsius',
    };
    expect(describeAnomaly(cold)).toContain('-3 to 2 celsius is usual');
  });

  it('dates a stuck value back to the first sample at its value', () => {
    const stillSinceMs = Date.parse('2026-11-22T13:58:30.000Z');
    expect(describeAnomaly(facts(50, { direction: 'flat', method: 'stuck_value', stillSinceMs }))).toMatch(
      /^bandwidth_in is stuck .*; it got stuck at 13:58 UTC$/,
    );
  });

  it('mentions the feedback on earlier episodes', () => {
    const said = (feedback: Partial<AnomalyFacts['feedbackCounts']>): string =>
      describeAnomaly({ ...facts(99, {}), feedbackCounts: { ...NO_FEEDBACK, ...feedback } });

    expect(said({ false_positive: 3 })).toMatch(/14:05 UTC; marked a false alarm 3 times before$/);
    expect(said({ false_positive: 1, true_positive: 2, unsure: 4 })).toMatch(
      /; marked a false alarm once before; confirmed twice before$/,
    );
    expect(said({ unsure: 1 })).toMatch(/14:05 UTC$/);
  });

  it('names the day where it began on another', () => {
    const later = { ...facts(99, {}), at: new Date('2026-11-23T00:00:00.000Z') };
    expect(describeAnomaly(later)).toContain('; the rise began on 2026-11-22 at 14:05 UTC');
  });

  it.each([
    [-3, { lowest: 0, highest: 100 }, 'reads -3%, which cannot be; 0–100% is possible'],
    [140, { lowest: 0, highest: 100 }, 'reads 140%, which cannot be; 0–100% is possible'],
    [-3, { lowest: 0 }, 'reads -3%, which cannot be; it is never below 0%'],
    [140, { highest: 100 }, 'reads 140%, which cannot be; it is never above 100%'],
  ])('says that %d cannot be where %o is possible', (value, possible, said) => {
    const impossible = facts(value, { direction: 'impossible', possible, confidence: 0, historyMs: 0 });
    expect(describeAnomaly({ ...impossible, metricName: 'cpu_usage', unit: 'percent' })).toBe(
      `cpu_usage ${said}; such readings began at 14:05 UTC`,
    );
  });

  it.each([
    [0, 'only 1 minute'],
    [40.9 * MINUTE_MS, 'only 40 minutes'],
    [HOUR_MS, 'only 1 hour'],
    [3.9 * HOUR_MS, 'only 3 hours'],
  ])('says after %d ms that it rests on %s of history', (historyMs, history) => {
    expect(describeAnomaly(facts(99, { confidence: 0.1, historyMs }))).toBe(
      `bandwidth_in rose to 99 Mbps; 38–61 Mbps was usual so far; ${began}; ${history} of history yet`,
    );
  });

  it('knows the time of day once a whole day has been seen', () => {
    const said = (historyMs: number): string => describeAnomaly(facts(99, { confidence: 0.49, historyMs }));

    expect(said(DAY_MS - 1)).toContain('61 Mbps was usual so far;');
    expect(said(DAY_MS)).toBe(`bandwidth_in rose to 99 Mbps; ${usual}; ${began}; only 1 day of history yet`);
    expect(said(2.5 * DAY_MS)).toContain('; only 2 days of history yet');
  });

  it('says nothing of the history once there is enough', () => {
    expect(describeAnomaly(facts(99, { confidence: 0.5 }))).toBe(
      `bandwidth_in rose to 99 Mbps; ${usual}; ${began}`,
    );
  });
});
