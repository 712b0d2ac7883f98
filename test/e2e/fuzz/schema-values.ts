import fc, { type Arbitrary } from 'fast-check';
import type { OpenApiDocument, Schema } from '../openapi-examples.js';
import { hostileTexts, hostileValues } from './hostile-values.js';

/** What is asked for in earnest, where the whole range would take minutes. */
const CHEAP: Readonly<Record<string, Arbitrary<unknown>>> = {
  timeRange: fc.constantFrom(60, 3600, 21_600),
  days: fc.constantFrom(1, 2),
  n_estimators: fc.constantFrom(10, 20),
};

/** Values of a property or a parameter: mostly good ones, some at the edge of the allowed, some hostile. */
export function valuesOf(name: string, schema: Schema, document: OpenApiDocument): Arbitrary<unknown> {
  return fc.oneof(
    { arbitrary: CHEAP[name] ?? validValues(schema, document), weight: 12 },
    { arbitrary: edgesOf(schema), weight: 2 },
    { arbitrary: hostileValues, weight: 3 },
  );
}

/** A body with missing, invalid and unknown fields. */
export function bodiesOf(schema: Schema, document: OpenApiDocument): Arbitrary<unknown> {
  const { properties = {} } = resolved(schema, document);
  const fields = Object.entries(properties).map(([name, one]) =>
    fc.tuple(fc.constant(name), valuesOf(name, one, document)),
  );
  const known = fc.tuple(...fields.map((field) => fc.option(field, { nil: undefined, freq: 2 })));
  const unknownField = fc.tuple(
    fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', '', 'x'), hostileTexts),
    hostileValues,
  );
  return fc
    .tuple(known, fc.option(unknownField, { nil: undefined, freq: 1 }), fc.integer({ min: 0, max: 5 }))
    .map(([pairs, extra, dice]) => [...pairs, ...(dice === 0 ? [extra] : [])])
    .map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== undefined)) as unknown);
}

function validValues(schema: Schema, document: OpenApiDocument): Arbitrary<unknown> {
  const { example, enum: allowed, ...rest } = resolved(schema, document);
  if (allowed) return fc.constantFrom<unknown>(...allowed);
  const generated = generatedValues(rest, document);
  return example === undefined ? generated : fc.oneof(fc.constant(example), generated);
}

function generatedValues(schema: Schema, document: OpenApiDocument): Arbitrary<unknown> {
  const { type, oneOf, items = {}, properties } = schema;
  if (oneOf) return fc.oneof(...oneOf.map((one) => validValues(one, document)));
  if (type === 'object' || properties) return bodiesOf(schema, document);
  if (type === 'array') return fc.array(validValues(items, document), { minLength: 1, maxLength: 3 });
  return scalarsOf(schema);
}

function scalarsOf({ type, minimum: min = 0, maximum: max = 1_000_000 }: Schema): Arbitrary<unknown> {
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min, max });
  if (type === 'number') return fc.double({ min, max, noNaN: true });
  return fc.string({ minLength: 1, maxLength: 40 });
}

function edgesOf({ minimum = 0, maximum = 2 ** 31, maxItems, maxLength }: Schema): Arbitrary<unknown> {
  const long = maxLength ?? 500;
  return fc.constantFrom<unknown>(
    minimum,
    minimum - 1,
    maximum,
    maximum + 1,
    'y'.repeat(long),
    'y'.repeat(long + 1),
    Array.from({ length: (maxItems ?? 100) + 1 }, (_, i) => i + 1),
  );
}

function resolved(schema: Schema, document: OpenApiDocument): Schema {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return reference
    ? { ...schema, ...document.components.schemas[reference.split('/').at(-1) ?? ''] }
    : schema;
}
