import { contentFaults, isTooDeep } from './content-faults.js';

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((inner: unknown, _, i) => (i % 2 ? { inner } : [inner]), 'x');

const fieldsOf = (value: unknown, field = ''): readonly string[] =>
  contentFaults(value, field).map((fault) => fault.field);

describe('contentFaults', () => {
  it.each(['\0', 'cpu\0', '\ud800', 'x\udfff', '\udc00\ud800'])('finds %j in a parameter', (text) => {
    expect(contentFaults(text, 'id')).toEqual([
      { field: 'id', message: 'id must not contain a null character or half of a surrogate pair' },
    ]);
  });

  it.each(['', 'cpu', '\n\t', '\u{1f525}', 'é', '\ufffd', 4, null, undefined, true])(
    'has nothing against %j',
    (value) => {
      expect(contentFaults(value, 'id')).toEqual([]);
    },
  );

  it('finds every bad text however deep, and names that cannot be stored', () => {
    const body = { note: '\0', tags: ['a', '\ud800'], more: [{ title: 'b\0' }], 'c\0': 1, fine: 'x' };

    expect(fieldsOf(body)).toEqual(['note', 'tags.1', 'more.0.title', 'c\0']);
  });

  it('finds names that would be lost when the body is copied', () => {
    expect(contentFaults(JSON.parse('{"parameters": {"__proto__": {"x": "\\u0000"}}}'), '')).toEqual([
      { field: 'parameters.__proto__', message: 'property __proto__ should not exist' },
    ]);
    expect(fieldsOf({ constructor: 1 })).toEqual(['constructor']);
  });
});

describe('isTooDeep', () => {
  it.each([
    [64, false],
    [65, true],
    [100_000, true],
  ])('of %d levels: %s', (depth, expected) => {
    expect(isTooDeep(nested(depth))).toBe(expected);
  });
});
