import fc, { type Arbitrary } from 'fast-check';

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((inner: unknown) => ({ inner: [inner] }), 'deep');

/** A name that a literal would take for the prototype. */
const ownPrototype = (): unknown => JSON.parse('{"__proto__": {"isAdmin": true}}');

/** What PostgreSQL has no text for. */
const UNSTORABLE = ['\0', 'cpu\0usage', '\0'.repeat(36), '\ud800', 'half \udc00 a pair'] as const;

const TEXTS = [
  '',
  ' ',
  '\u{1f525}\u202e\u0301',
  'NaN',
  'null',
  '0x10',
  '1e999',
  '-1',
  '..',
  '../../etc/passwd',
  "' or 1=1 --",
  '${jndi:ldap://x}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  'a/b?c#d%',
  'line\r\nbreak',
  '2026-W48-2T10:00:00Z',
  '2026-02-30T10:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
  '+275760-09-13T00:00:00Z',
  'x'.repeat(101),
  'x'.repeat(5_000),
  'x'.repeat(100_000),
  '\ud83d\ude00'.repeat(600),
] as const;

const ODDITIES = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e-300,
  1e308,
  2 ** 31,
  2 ** 53,
  1e15,
  [],
  [null],
  [[]],
  [{}],
  {},
  { length: 3 },
  { constructor: 1, toString: 2 },
  ownPrototype(),
  nested(20),
  nested(300),
] as const;

/** Texts that often break code. */
export const hostileTexts: Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...TEXTS), weight: 4 },
  { arbitrary: fc.constantFrom(...UNSTORABLE), weight: 2 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 1 },
);

/** Values of every type that JSON has, few of them what a field wants. */
export const hostileValues: Arbitrary<unknown> = fc.oneof(
  { arbitrary: hostileTexts, weight: 3 },
  { arbitrary: fc.constantFrom<unknown>(...ODDITIES), weight: 3 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
);
