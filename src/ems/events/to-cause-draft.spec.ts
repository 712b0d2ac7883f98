import { eventFaults } from './draft-faults.js';
import { toCauseDraft } from './to-cause-draft.js';

const cause = { incidentId: 'i1', text: 'Root cause: core-rtr-01.', assetId: undefined };
const payload = {
  source: 'nms',
  assetId: 'a1',
  title: 'Anomaly: latency high · 2026-11-22 14:05 UTC',
} as const;

describe('toCauseDraft', () => {
  it('is put to the first event and to the incident, and wakes nobody up', () => {
    expect(toCauseDraft(cause, { eventId: 'e1', payload })).toEqual({
      source: 'nms',
      assetId: 'a1',
      severity: 'info',
      category: 'anomaly',
      title: 'Anomaly: latency high · 2026-11-22 14:05 UTC · root cause',
      message: 'Root cause: core-rtr-01.',
      metadata: {
        detector: 'ml-service',
        incidentId: 'i1',
        rootCause: { assetId: null, reason: 'Root cause: core-rtr-01.' },
      },
      correlationId: 'i1',
      parentEventId: 'e1',
    });
  });

  it('keeps to the contract with the longest title that there is', () => {
    const draft = toCauseDraft(cause, { eventId: 'e1', payload: { ...payload, title: 'x'.repeat(255) } });
    expect(eventFaults(draft)).toEqual([]);
    expect(draft.title).toMatch(/ · root cause$/);
  });
});
