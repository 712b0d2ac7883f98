import { alertFaults, eventFaults, impactFaults, MAX_BODY_BYTES } from './draft-faults.js';
import type { EmsEventDraft } from './drafts.js';

const good: EmsEventDraft = {
  source: 'nms',
  assetId: 'b9fa1d28-0000-4000-8000-000000000001',
  severity: 'warning',
  category: 'anomaly',
  title: 'title',
  message: 'message',
  metadata: {},
};

describe('eventFaults', () => {
  it('finds nothing wrong with a good event', () => expect(eventFaults(good)).toEqual([]));

  it('names every fault at once', () => {
    const bad = {
      ...good,
      source: 'ml-service',
      severity: 'high',
      category: 'c'.repeat(101),
      title: '',
      message: '',
    };
    expect(eventFaults(bad as unknown as EmsEventDraft)).toEqual([
      'source ml-service is unknown to EMS Core',
      'severity high is unknown to EMS Core',
      'category has 101 characters, 100 are allowed',
      'title is empty',
      'message is empty',
    ]);
  });

  it('measures the body in bytes', () => {
    const size = Buffer.byteLength(JSON.stringify({ ...good, metadata: { text: '' } }));
    const room = Math.floor((MAX_BODY_BYTES - size) / 2);
    expect(eventFaults({ ...good, metadata: { text: 'é'.repeat(room) } })).toEqual([]);
    expect(eventFaults({ ...good, metadata: { text: 'é'.repeat(room + 1) } })).toEqual([
      expect.stringContaining('102400 are allowed'),
    ]);
  });
});

describe('alertFaults', () => {
  it('wants an event and an integer score', () => {
    expect(alertFaults({ eventId: 'e', businessImpactScore: 85 })).toEqual([]);
    expect(alertFaults({ eventId: 'e' })).toEqual([]);
    expect(alertFaults({ eventId: '', businessImpactScore: 8.5 })).toEqual([
      'eventId is empty',
      'businessImpactScore 8.5 is no integer in 0..100',
    ]);
  });
});

describe('impactFaults', () => {
  it('wants an alert and an integer score from 0 to 100', () => {
    expect(impactFaults('a', 0)).toEqual([]);
    expect(impactFaults('', 101)).toEqual([
      'the id of the alert is empty',
      'businessImpactScore 101 is no integer in 0..100',
    ]);
  });
});
