import fc from 'fast-check';
import { comparePlaces, type Place } from '../../platform/paging/index.js';
import { SORTS } from './overview-order.js';

const text = fc.constantFrom('', 'a', 'A', 'device-2', 'device-10', 'device-02', 'é');
const place: fc.Arbitrary<Place> = fc.record({
  value: fc.oneof(fc.constant(null), fc.constantFrom(0, 0.5, 1)),
  name: text,
  id: fc.constantFrom('1', '2', '10'),
});

describe('comparePlaces', () => {
  it('puts any two different places in one order, so that no page repeats an asset', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SORTS), place, place, (sort, a, b) => {
        const isSame = a.value === b.value && a.name === b.name && a.id === b.id;
        expect(Math.sign(comparePlaces(sort, a, b))).toBe(-Math.sign(comparePlaces(sort, b, a)) + 0);
        expect(comparePlaces(sort, a, b) === 0).toBe(isSame);
      }),
    );
  });

  it.each([
    ['score', -1],
    ['-score', 1],
  ] as const)('sorts by %s, what has none last in any case', (sort, sign) => {
    const [low, high, none] = [0.1, 0.2, null].map((value) => ({ value, name: 'a', id: '1' }));

    expect(Math.sign(comparePlaces(sort, low!, high!))).toBe(sign);
    expect(comparePlaces(sort, low!, none!)).toBeLessThan(0);
  });

  it('reads numbers in names', () => {
    const [two, ten] = ['device-2', 'device-10'].map((name) => ({ value: name, name, id: name }));

    expect(comparePlaces('name', two!, ten!)).toBeLessThan(0);
    expect(comparePlaces('-name', two!, ten!)).toBeGreaterThan(0);
  });
});
