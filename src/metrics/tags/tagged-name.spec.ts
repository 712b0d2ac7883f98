import { baseNameOf, taggedName } from './tagged-name.js';

describe('taggedName', () => {
  it('writes the tags after the name of the metric, in the order of their keys', () => {
    expect(taggedName('bandwidth_in', { vlan: 7, interface: 'eth2' })).toBe(
      'bandwidth_in{interface=eth2,vlan=7}',
    );
    expect(taggedName('bandwidth_in', { interface: null })).toBe('bandwidth_in{interface=}');
  });

  it('is no longer than the platform’s names, and different for different tags', () => {
    const long = ['a', 'b'].map((end) => taggedName('bandwidth_in', { interface: 'x'.repeat(200) + end }));

    expect(long.map(({ length }) => length)).toEqual([100, 100]);
    expect(long[0]).not.toBe(long[1]);
    expect(long.map(baseNameOf)).toEqual(['bandwidth_in', 'bandwidth_in']);
  });

  it.each([
    [{ interface: 'Gi 0/1' }, { interface: 'Gi 0,1' }],
    [{ interface: 'a,b=c' }, { interface: 'a', b: 'c' }],
  ])('distinguishes tags that have characters of the form in them: %j and %j', (one, other) => {
    const names = [one, other].map((tags) => taggedName('bandwidth_in', tags));

    expect(names[0]).not.toBe(names[1]);
    expect(names[0]).toMatch(/^bandwidth_in\{[^\s/"]*#[0-9a-f]{12}\}$/);
  });
});

describe('baseNameOf', () => {
  it.each([
    ['bandwidth_in{interface=eth2}', 'bandwidth_in'],
    ['bandwidth_in', 'bandwidth_in'],
    ['{odd}', '{odd}'],
    ['odd{', 'odd{'],
  ])('takes %s to be of %s', (name, base) => {
    expect(baseNameOf(name)).toBe(base);
  });
});
