import { edgesOf, toRange, widened } from './time-range.js';

const read = (text: string) => {
  const parameters = new URLSearchParams(text);
  return toRange((name) => parameters.get(name) ?? undefined, { hours: 24 });
};

describe('the range in an address', () => {
  it('is hours up to now, or two instants', () => {
    expect(read('hours=6')).toEqual({ hours: 6 });
    expect(read('from=2026-11-24T12:00:00Z&until=2026-11-24T13:00:00Z&hours=6')).toEqual({
      from: '2026-11-24T12:00:00.000Z',
      until: '2026-11-24T13:00:00.000Z',
    });
  });

  it.each([
    '',
    'hours=0',
    'hours=soon',
    'hours=99999',
    'from=2026-11-24T13:00:00Z&until=2026-11-24T12:00:00Z',
    'from=x&until=y',
  ])('is the usual one where the address says "%s"', (text) => {
    expect(read(text)).toEqual({ hours: 24 });
  });

  it('has two edges, and is widened around its middle', () => {
    expect(edgesOf({ hours: 1 }, 7_200_000)).toEqual([3_600_000, 7_200_000]);
    expect(widened(1000, 2000, 5000)).toEqual([-1000, 4000]);
    expect(widened(1000, 9000, 5000)).toEqual([1000, 9000]);
  });
});
