/** The parts of an OpenAPI document that are needed to send its examples. */
export interface OpenApiDocument {
  readonly info: { readonly version: string };
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  /** null: open to all. */
  readonly 'x-required-role'?: string | null;
  /** Of a POST that is a question. */
  readonly 'x-changes-nothing'?: true;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[] | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
}

/** One operation of the document with the request that its examples make. */
interface ExampleRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly operation: Operation;
}

export function exampleRequests(document: OpenApiDocument): readonly ExampleRequest[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path: fillIn(path, operation.parameters ?? []),
      body: operation.requestBody && exampleOf(schemaOf(operation.requestBody.content), document),
      operation,
    })),
  );
}

/** A stream goes on until its client leaves. */
export function endsByItself({ operation }: Pick<ExampleRequest, 'operation'>): boolean {
  return !('text/event-stream' in (operation.responses['200']?.content ?? {}));
}

export function schemaOf(content: Content | undefined): Schema {
  const [first] = Object.values(content ?? {});
  if (!first) throw new Error('The document has no schema here');
  return first.schema;
}

function fillIn(path: string, parameters: readonly Parameter[]): string {
  const exampleOfParameter = ({ example, schema }: Parameter): unknown =>
    example ?? schema.example ?? schema.default;
  const filled = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce(
      (text, parameter) => text.replace(`{${parameter.name}}`, String(exampleOfParameter(parameter))),
      path,
    );
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && exampleOfParameter(parameter) !== undefined)
    .map((parameter) => `${parameter.name}=${encodeURIComponent(String(exampleOfParameter(parameter)))}`);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

/** What Swagger UI would send: the examples of all properties that have one. */
function exampleOf(schema: Schema, document: OpenApiDocument): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref)
    return exampleOf(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, document);
  if (schema.allOf?.[0]) return exampleOf(schema.allOf[0], document);
  if (!schema.properties) return schema.default;
  const examples = Object.entries(schema.properties).map(([name, property]) => [
    name,
    exampleOf(property, document),
  ]);
  return Object.fromEntries(examples.filter(([, example]) => example !== undefined));
}
