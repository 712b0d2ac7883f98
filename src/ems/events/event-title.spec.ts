import fc from 'fast-check';
import { SEVERITIES } from '../../ml/index.js';
import { eventTitle, isOfSameEpisode, escalationTitle } from './event-title.js';

const title = (startedAt: string, metricName = 'cpu_usage', direction = 'high'): string =>
  eventTitle({ metricName, direction, startedAt: new Date(startedAt) });

describe('eventTitle', () => {
  it('names metric, direction and the minute of the start in UTC', () => {
    expect(title('2026-11-22T14:05:00Z')).toBe('Anomaly: cpu_usage high · 2026-11-22 14:05 UTC');
    expect(title('2026-11-22T23:05:00+09:00')).toBe('Anomaly: cpu_usage high · 2026-11-22 14:05 UTC');
  });

  it('distinguishes two episodes of one minute by the second', () => {
    expect(title('2026-11-22T14:05:30Z')).toBe('Anomaly: cpu_usage high · 2026-11-22 14:05:30 UTC');
    expect(title('2026-11-22T14:05:30.250Z')).toBe('Anomaly: cpu_usage high · 2026-11-22 14:05:30 UTC');
    expect(title('2026-11-22T14:05:00.250Z')).toBe('Anomaly: cpu_usage high · 2026-11-22 14:05 UTC');
    expect(title('2026-11-22T00:00:00Z')).toBe('Anomaly: cpu_usage high · 2026-11-22 00:00 UTC');
  });

  it('differs whenever the starts are a second or more apart', () => {
    const start = fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.integer({ min: 1_000, max: 200_000 }), (startedAt, laterMs) => {
        const later = new Date(startedAt.getTime() + laterMs);
        const names = { metricName: 'm', direction: 'high' };
        expect(eventTitle({ ...names, startedAt })).not.toBe(eventTitle({ ...names, startedAt: later }));
      }),
    );
  });

  it('cuts a long name, keeps the episode, and distinguishes long names that differ at the end', () => {
    const long = 'x'.repeat(300);
    const [one, other] = [
      title('2026-11-22T14:05:00Z', `${long}1`),
      title('2026-11-22T14:05:00Z', `${long}2`),
    ];
    expect(one.length).toBeLessThanOrEqual(255);
    expect(one).toMatch(/ · 2026-11-22 14:05 UTC$/);
    expect(one).not.toBe(other);
  });
});

describe('escalationTitle', () => {
  const startedAt = new Date('2026-11-22T14:05:00Z');

  it('names the episode and the severity it has reached', () => {
    expect(escalationTitle({ metricName: 'cpu_usage', direction: 'high', startedAt }, 'critical')).toBe(
      'Anomaly: cpu_usage high · 2026-11-22 14:05 UTC · now critical',
    );
  });

  it('differs from the title of the episode and between severities, and fits, however long the name is', () => {
    const episode = { metricName: 'm'.repeat(400), direction: 'high', startedAt };
    const titles = [eventTitle(episode), ...SEVERITIES.map((severity) => escalationTitle(episode, severity))];
    expect(new Set(titles).size).toBe(5);
    expect(titles.every(({ length }) => length <= 255)).toBe(true);
    expect(titles.at(-1)).toMatch(/ #[0-9a-f]{12} · 2026-11-22 14:05 UTC · now critical$/);
  });
});

describe('isOfSameEpisode', () => {
  const startedAt = new Date('2026-11-22T14:05:00Z');
  const episode = { metricName: 'queue · now full', direction: 'high', startedAt };

  it('knows an episode by its own title and by those of its rises', () => {
    expect(isOfSameEpisode(eventTitle(episode), escalationTitle(episode, 'high'))).toBe(true);
    expect(isOfSameEpisode(escalationTitle(episode, 'critical'), escalationTitle(episode, 'high'))).toBe(
      true,
    );
  });

  it('distinguishes another start and another metric', () => {
    const other = { ...episode, metricName: 'queue · now empty' };
    expect(isOfSameEpisode(eventTitle(episode), escalationTitle(other, 'high'))).toBe(false);
    const later = { ...episode, startedAt: new Date('2026-11-22T14:06:00Z') };
    expect(isOfSameEpisode(escalationTitle(episode, 'high'), escalationTitle(later, 'high'))).toBe(false);
  });
});
