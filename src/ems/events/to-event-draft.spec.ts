import fc from 'fast-check';
import { SEVERITIES } from '../../ml/index.js';
import { characterAt, indexOfCharacter, LAST_CHARACTER } from '../testing/characters.js';
import type { AnomalyNotice } from './anomaly-notice.js';
import { eventFaults } from './draft-faults.js';
import { EVENT_SOURCES } from './drafts.js';
import { identityOf, toEventDraft, toEscalationDraft } from './to-event-draft.js';

const notice: AnomalyNotice = {
  episodeId: '00000000-0000-4000-8000-000000000001',
  assetId: 'b9fa1d28-0000-4000-8000-000000000001',
  assetName: 'app-srv-01',
  assetTier: 1,
  metricName: 'cpu_usage',
  direction: 'high',
  startedAt: new Date('2026-11-22T14:05:00Z'),
  severity: 'high',
  score: 0.914,
  value: 97.345678,
  unit: 'percent',
  reason: 'Far above the expected band.',
  expected: { low: 20.1, median: 40, high: 60.4 },
  modelVersion: 'v1',
  contributions: [{ feature: 'value', share: 0.8, direction: 'high' }],
};

const anyCharacter = fc.integer({ min: 0, max: LAST_CHARACTER }).map(characterAt, indexOfCharacter);

describe('toEventDraft', () => {
  it('says an episode in the words of EMS Core', () => {
    expect(toEventDraft(notice, 'nms')).toEqual({
      source: 'nms',
      assetId: notice.assetId,
      severity: 'critical',
      category: 'anomaly',
      title: 'Anomaly: cpu_usage high · 2026-11-22 14:05 UTC',
      message:
        'app-srv-01: cpu_usage is 97.35 percent, expected 20.1 to 60.4, usually 40. Score 0.91 (high). Far above the expected band.',
      metadata: {
        detector: 'ml-service',
        episodeId: notice.episodeId,
        assetName: 'app-srv-01',
        metricName: 'cpu_usage',
        direction: 'high',
        startedAt: '2026-11-22T14:05:00.000Z',
        severity: 'high',
        score: 0.914,
        value: 97.345678,
        unit: 'percent',
        expected: notice.expected,
        reason: notice.reason,
        modelVersion: 'v1',
        contributions: notice.contributions,
      },
      timestamp: '2026-11-22T14:05:00.000Z',
      correlationId: notice.episodeId,
    });
  });

  it('gives the sentence alone where a value is missing', () => {
    const expected = { low: NaN, median: NaN, high: NaN };
    const missing = { ...notice, value: NaN, expected, reason: 'cpu_usage has not reported since 14:05 UTC' };
    const draft = toEventDraft(missing, 'nms');
    expect(draft.message).toBe('app-srv-01: cpu_usage has not reported since 14:05 UTC');
    expect(draft.metadata).toMatchObject({ value: null, expected: { low: null } });
    expect(toEventDraft({ ...missing, reason: '' }, 'nms').message).toBe('app-srv-01: cpu_usage is missing');
  });

  it('satisfies the contract of EMS Core and can be stored, whatever the texts and numbers are', () => {
    const text = fc.string({ unit: anyCharacter, maxLength: 300 });
    const wild = fc.record({
      episodeId: fc.uuid(),
      assetId: fc.uuid(),
      assetName: text,
      assetTier: fc.integer(),
      metricName: text,
      direction: text,
      startedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') }),
      severity: fc.constantFrom(...SEVERITIES),
      score: fc.double(),
      value: fc.double(),
      unit: text,
      reason: fc.string({ unit: anyCharacter, maxLength: 5_000 }),
      expected: fc.record({ low: fc.double(), median: fc.double(), high: fc.double() }),
      modelVersion: fc.option(text),
      contributions: fc.array(fc.record({ feature: text, share: fc.double(), direction: text }), {
        maxLength: 100,
      }),
    });
    fc.assert(
      fc.property(wild, fc.constantFrom(...EVENT_SOURCES), (any, source) => {
        const draft = toEventDraft(any, source);
        expect(eventFaults(draft)).toEqual([]);
        const stored = JSON.stringify(draft);
        expect(stored).not.toContain('\\u0000');
        expect(stored).not.toMatch(/\\ud[89a-f]/i);
      }),
    );
  });
});

describe('toEscalationDraft', () => {
  it('is the event of the episode under a title of its own', () => {
    expect(toEscalationDraft(notice, 'nms')).toEqual({
      ...toEventDraft(notice, 'nms'),
      title: 'Anomaly: cpu_usage high · 2026-11-22 14:05 UTC · now high',
    });
  });
});

describe('identityOf', () => {
  it('is made of what EMS Core makes its fingerprint of, and of nothing else', () => {
    const draft = toEventDraft(notice, 'nms');
    expect(identityOf(draft)).toBe(
      'nms:b9fa1d28-0000-4000-8000-000000000001:anomaly:Anomaly: cpu_usage high · 2026-11-22 14:05 UTC',
    );
    expect(identityOf({ ...draft, severity: 'info', message: 'x' })).toBe(identityOf(draft));
  });
});
