import { episodeOf } from '../../anomaly/testing/index.js';
import type { Episode } from '../../anomaly/index.js';
import { episodeOfSubject, isNews, signalsOf } from './episode-signals.js';
import { signalOfEvent, signalOfResolved } from './platform/platform-event.js';
import { limited } from './signal-limits.js';

const ANNOUNCING = { isAnnounced: false, isForIncident: true };
const facts = {
  ...{ assetName: 'core-rtr-01', assetTier: 1, unit: 'ms', contributions: [] },
  expected: { low: 1, median: 2, high: 3 },
};
const changesOf = (before: Episode | undefined, after: Episode): readonly string[] =>
  signalsOf({ before, after, facts }, ANNOUNCING).map(({ change }) => change);

describe('signalsOf', () => {
  const open = episodeOf();
  const closed = episodeOf({ status: 'closed', endedAt: new Date(9e12) });

  it('says that an episode opens, gets worse, ends and opens again, and nothing of one that goes on', () => {
    expect(changesOf(undefined, open)).toEqual(['opened']);
    expect(changesOf(undefined, closed)).toEqual(['opened', 'closed']);
    expect(changesOf(open, { ...open, severity: 'high' })).toEqual(['escalated']);
    expect(changesOf(open, closed)).toEqual(['closed']);
    expect(changesOf(closed, open)).toEqual(['opened']);
    expect(changesOf(open, { ...open, nAnomalous: 2, severity: 'low' })).toEqual([]);
    expect(isNews({ before: open, after: open, facts })).toBe(false);
  });

  it('names the same change by the same key, and knows an asset that does not answer', () => {
    const missing = episodeOf({ direction: 'missing', metricName: 'all metrics' });
    const [signal] = signalsOf({ before: undefined, after: missing, facts }, ANNOUNCING);
    expect(signal).toMatchObject({ isDown: true, source: 'missing-data', kind: 'all metrics missing' });
    expect(signal?.onceKey).toBe(`episode:${missing.id}:opened`);
    expect(episodeOfSubject(signal?.subject ?? '')).toBe(missing.id);
    expect(episodeOfSubject('event:1')).toBeUndefined();
  });
});

describe('signals of the platform', () => {
  const event = {
    ...{ id: '1', source: 'nms', assetId: null, assetName: null, severity: 'warning', category: 'link' },
    ...{ title: 'fw-1 is unreachable', message: 'no answer', occurrenceCount: 3 },
    ...{ firstAt: new Date(0), lastAt: new Date(5) },
  };

  it('have a severity, a text and an entity of their own, and end with the alert', () => {
    expect(signalOfEvent(event)).toMatchObject({
      ...{ onceKey: 'event:1:3', severity: 'medium', entityId: 'source:nms', isDown: true },
      text: 'fw-1 is unreachable: no answer',
    });
    const resolved = signalOfResolved({ ...event, title: 'Port flaps', resolvedAt: new Date(7) });
    expect(resolved).toMatchObject({ change: 'closed', isDown: false, subject: 'event:1' });
  });

  it('are cut to what is stored', () => {
    const { text } = limited({ ...signalOfEvent(event), text: `\0${'😀'.repeat(40_000)}` });
    expect(text.length).toBeLessThanOrEqual(2_000);
    expect(text).toMatch(/^(😀)+…$/u);
  });
});
