import type { CapacityItem } from '../answers/capacity-item.js';
import { readCursor, writeCursor } from './capacity-cursor.js';
import { comparePlaces } from '../../../platform/paging/index.js';
import { placeOf, SORTS } from './capacity-order.js';

const item = (
  title: string,
  answer: string,
  medianMs: number | null = null,
  probability: number | null = null,
) =>
  ({
    title,
    row: { kind: 'asset', name: title, metricName: 'cpu_usage' },
    answer: {
      answer,
      at100: { medianMs, probability },
      level: medianMs,
      limit: 10,
      growthPerMonth: probability,
    },
  }) as unknown as CapacityItem;

describe('the order of capacity', () => {
  it('has what is at its limit first, then what gets there, may get there, and is unknown', () => {
    const items = [
      item('unlimited', 'no-limit'),
      item('short', 'too-short'),
      item('unlikely', 'never', null, 0.1),
      item('likely', 'no-trend', null, 0.3),
      item('later', 'date', 900, 0.9),
      item('sooner', 'date', 500, 0.9),
      item('now', 'since', 800, 1),
      item('long ago', 'since', 100, 1),
    ];
    const names = items
      .map((one) => placeOf('limitAt', one))
      .sort((a, b) => comparePlaces('limitAt', a, b))
      .map(({ name }) => name);
    expect(names).toEqual(['long ago', 'now', 'sooner', 'later', 'likely', 'unlikely', 'short', 'unlimited']);
  });

  it('is total for every field and direction, unknown values last', () => {
    const items = [item('b', 'date', 5, 0.5), item('a', 'date', 5, 0.5), item('c', 'too-short')];
    for (const sort of SORTS) {
      const places = items.map((one) => placeOf(sort, one)).sort((a, b) => comparePlaces(sort, a, b));
      if (!sort.endsWith('name'))
        expect([sort, places.map(({ name }) => name)]).toEqual([sort, ['a', 'b', 'c']]);
    }
  });
});

describe('the cursor', () => {
  const after = { value: null, name: 'db-01', id: 'x' };

  it('comes back as it was', () => {
    const cursor = { sort: 'name', nowMs: 5, after } as const;
    expect(readCursor(writeCursor(cursor), 'name', 6)).toEqual(cursor);
  });

  it('is refused where it is none of ours, of another order, or too old', () => {
    const written = writeCursor({ sort: 'name', nowMs: 5, after });
    expect(() => readCursor('bm9uZQ', 'name', 6)).toThrow('must be a nextCursor');
    expect(() => readCursor(written, '-name', 6)).toThrow('of another sort');
    expect(() => readCursor(written, 'name', 5 + 86_400_001)).toThrow('too old');
  });
});
