import type { Episode } from '../../ml-api.js';
import { hoursBack, nearTo } from './near-in-time.js';

const episode = (id: string, startedAt: string, assetId = 'x') => ({ id, startedAt, assetId }) as Episode;

describe('episodes about the same time', () => {
  const subject = episode('a', '2026-11-24T12:00:00Z', 'here');

  it('are those that began within an hour, the same asset and its neighbours first', () => {
    const others = [
      subject,
      episode('b', '2026-11-24T12:01:00Z', 'far'),
      episode('c', '2026-11-24T12:50:00Z', 'next'),
      episode('d', '2026-11-24T11:10:00Z', 'here'),
      episode('e', '2026-11-24T13:01:00Z', 'here'),
    ];
    const places = new Map([
      ['here', 'same asset'],
      ['next', 'upstream'],
    ]);
    const near = nearTo(subject, others, ({ assetId }) => places.get(String(assetId)) ?? 'elsewhere');
    expect(near.map(({ id }) => id)).toEqual(['d', 'c', 'b']);
  });

  it('are listed from an hour before its start', () => {
    expect(hoursBack(subject, Date.parse('2026-11-24T14:30:00Z'))).toBe(4);
    expect(hoursBack(subject, Date.parse('2026-11-24T10:00:00Z'))).toBe(1);
  });
});
