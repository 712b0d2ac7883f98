import { gzipSync } from 'node:zlib';
import fc, { type Arbitrary } from 'fast-check';

export interface RawBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

const JSON_TYPE = 'application/json';

const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'application/problem+json',
  'APPLICATION/JSON',
  '*/*',
  'nonsense',
] as const;

const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'br' },
  { 'content-encoding': 'nonsense' },
  { 'x-request-id': '<script>' },
  { traceparent: '00-zz-zz-01' },
  { origin: 'http://elsewhere', accept: 'text/html' },
  { cookie: 'x'.repeat(20_000) },
  { range: 'bytes=5-1' },
  { 'transfer-encoding': 'chunked' },
];

const NOT_QUITE_JSON: readonly Buffer[] = [
  ...['', ' ', 'null', '[]', '[{}]', '7', '"text"', '{', '{"a":', '{"a":1}}', "{'a':1}", '{"a":NaN}'],
  ...[
    '{"timeRange":1e999}',
    '{"timeRange":60,"timeRange":"x"}',
    '{"assetId":123456789012345678901234567890}',
  ],
  '\ufeff{}',
  '['.repeat(100_000),
  '['.repeat(20_000) + ']'.repeat(20_000),
  '{"reason":'.repeat(5_000) + '1' + '}'.repeat(5_000),
  JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`unknown${i}`, i]))),
  JSON.stringify({ reason: 'x'.repeat(1_100_000) }),
].map((text) => Buffer.from(text));

const BYTES: readonly Buffer[] = [
  Buffer.from('7b22726561736f6e223a22ff22', 'hex'),
  Buffer.from('{"reason":"x"}', 'utf16le'),
  gzipSync('{}'),
  gzipSync(Buffer.alloc(20_000_000)),
];

/** Bodies as bytes with their headers: mostly JSON of the values, if any are given. */
export function rawBodies(values: Arbitrary<unknown> | undefined): Arbitrary<RawBody> {
  const raw = fc.constantFrom(...NOT_QUITE_JSON, ...BYTES);
  const none = fc.constant(undefined);
  const body = values
    ? fc.oneof(
        { arbitrary: values.map((value) => Buffer.from(JSON.stringify(value))), weight: 12 },
        { arbitrary: raw, weight: 2 },
        { arbitrary: none, weight: 1 },
      )
    : fc.oneof({ arbitrary: none, weight: 12 }, { arbitrary: raw, weight: 1 });
  const type = fc.oneof(
    { arbitrary: fc.constant(JSON_TYPE), weight: 12 },
    { arbitrary: fc.constantFrom(...TYPES), weight: 1 },
  );
  const more = fc.oneof(
    { arbitrary: fc.constant({}), weight: 20 },
    { arbitrary: fc.constantFrom(...HEADERS), weight: 1 },
  );
  return fc.record({ body, type, more }).map(({ body, type, more }) => ({
    headers: { ...(body ? { 'content-type': type } : {}), ...more },
    body,
  }));
}
