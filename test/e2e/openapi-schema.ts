import { Ajv, type ValidateFunction } from 'ajv';
import type { OpenApiDocument, Schema } from './openapi-examples.js';

const ajv = new Ajv({ strict: false, allErrors: true, formats: { 'date-time': true } });

/** What checks a value against a schema of the document, in which nothing undescribed is allowed. */
export function validatorOf(schema: Schema, document: OpenApiDocument): ValidateFunction {
  const schemas = Object.fromEntries(
    Object.entries(document.components.schemas)
      // A problem may carry the facts of its own kind, which RFC 9457 allows.
      .map(([name, one]) => [name, name === 'ProblemResponse' ? { ...one } : strict(one)]),
  );
  return ajv.compile({ ...strict(schema), components: { schemas } });
}

/** A field that a document does not describe is a surprise to its reader, so none is allowed. */
function strict(schema: Schema): Record<string, unknown> {
  const { nullable, ...rest } = schema as Schema & Record<string, unknown>;
  const inner = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => {
      if (key === 'properties') {
        const properties = value as Record<string, Schema>;
        return [
          key,
          Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, strict(one)])),
        ];
      }
      if (key === 'items') return [key, strict(value as Schema)];
      if (key === 'allOf' || key === 'oneOf') return [key, (value as Schema[]).map(strict)];
      return [key, value];
    }),
  );
  const closed =
    schema.properties && schema.additionalProperties === undefined ? { additionalProperties: false } : {};
  const described = { ...inner, ...closed };
  return nullable ? { anyOf: [described, { type: 'null' }] } : described;
}
