import fc, { type Arbitrary } from 'fast-check';
import { type OpenApiDocument, type Operation, type Parameter, schemaOf } from '../openapi-examples.js';
import { type RawBody, rawBodies } from './raw-bodies.js';
import { hostileTexts } from './hostile-values.js';
import { bodiesOf, valuesOf } from './schema-values.js';

export interface FuzzRequest extends RawBody {
  readonly method: string;
  /** As it goes over the wire. */
  readonly path: string;
  readonly operation: Operation;
  /** Whether the path matches the operation, so that the document describes the answer. */
  readonly isExact: boolean;
}

/** An id that exists, for a parameter of a path. */
type KnownIds = (path: string, parameter: string) => readonly string[];

/** Every so many requests a run of these may come once: they keep the service busy for a second. */
const RARE: Readonly<Record<string, number>> = {
  train: 2,
  previewEpisodes: 4,
  getThresholdCurve: 4,
  detect: 10,
};
const USUAL = 20;

const BROKEN_ENCODINGS = [
  '%E0%A4%A',
  '%',
  '%zz',
  '%00',
  'a%00',
  '%ff',
  '%ED%A0%80',
  '%2e%2e',
  '%2F',
  '%252500',
];

/** As many requests as wanted; every operation comes at least once where there are enough of them. */
export function fuzzRequests(
  document: OpenApiDocument,
  known: KnownIds,
  { seed, nRequests }: { readonly seed: number; readonly nRequests: number },
): readonly FuzzRequest[] {
  const each = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      weight: RARE[operation.operationId] ?? USUAL,
      arbitrary: requestsOf({ path, method, operation }, document, known),
    })),
  );
  const first = each.flatMap(({ arbitrary }) => fc.sample(arbitrary, { seed, numRuns: 1 }));
  return [...first, ...fc.sample(fc.oneof(...each), { seed, numRuns: nRequests })].slice(0, nRequests);
}

interface Route {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

function requestsOf(
  { path, method, operation }: Route,
  document: OpenApiDocument,
  known: KnownIds,
): Arbitrary<FuzzRequest> {
  const { parameters = [], requestBody } = operation;
  const sent = fc.record({
    path: pathsOf(path, parameters, known),
    query: queriesOf(parameters, document),
    method: fc.oneof(
      { arbitrary: fc.constant(method.toUpperCase()), weight: 60 },
      { arbitrary: fc.constantFrom('PUT', 'PATCH', 'HEAD', 'OPTIONS', 'DELETE'), weight: 1 },
    ),
    body: rawBodies(requestBody && bodiesOf(schemaOf(requestBody.content), document)),
  });
  return sent.map(({ body, query, ...wire }) => ({
    ...body,
    method: wire.method,
    path: query === '' ? wire.path : `${wire.path}?${query}`,
    operation,
    isExact: wire.method === method.toUpperCase() && !/\/(\/|$)/.test(wire.path),
  }));
}

function pathsOf(path: string, parameters: readonly Parameter[], known: KnownIds): Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const idsOf = (name: string): readonly string[] => {
    const ids = known(path, name);
    if (ids.length === 0) throw new Error(`The spec knows no ${name} of ${path} that exists`);
    return ids;
  };
  const values = inPath.map(({ name }) =>
    fc.oneof(
      { arbitrary: fc.constantFrom(...idsOf(name)), weight: 6 },
      { arbitrary: fc.uuid(), weight: 1 },
      { arbitrary: hostileTexts.map(percentEncoded), weight: 3 },
      { arbitrary: fc.constantFrom(...BROKEN_ENCODINGS), weight: 1 },
    ),
  );
  return fc
    .tuple(...values)
    .map((found) =>
      inPath.reduce((text, { name }, i) => text.replace(`{${name}}`, () => found[i] ?? ''), path),
    );
}

function queriesOf(parameters: readonly Parameter[], document: OpenApiDocument): Arbitrary<string> {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }) =>
      valuesOf(name, schema, document).map((value) => `${name}=${percentEncoded(textOf(value))}`),
    );
  const odd = fc.oneof(
    fc.constantFrom(
      '__proto__=1',
      'constructor=1',
      'x=1',
      'hours[]=1',
      '=',
      '&&',
      'a=%E0%A4%A',
      '%=1',
      'hours',
    ),
    fc.constantFrom(...BROKEN_ENCODINGS).map((value) => `metric_name=${value}`),
  );
  const chosen =
    pairs.length > 0 ? fc.array(fc.oneof(...pairs), { maxLength: pairs.length + 1 }) : fc.constant([]);
  return fc
    .tuple(chosen, odd, fc.integer({ min: 0, max: 9 }))
    .map(([good, bad, dice]) => [...good, ...(dice === 0 ? [bad] : [])].join('&'));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Half a surrogate pair has no encoding; browsers send the bytes that it would have. */
function percentEncoded(text: string): string {
  return Array.from(text, (one) => (/\p{Surrogate}/u.test(one) ? '%ED%A0%80' : encodeURIComponent(one))).join(
    '',
  );
}
