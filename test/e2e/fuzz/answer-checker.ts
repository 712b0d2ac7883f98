import type { ValidateFunction } from 'ajv';
import { type OpenApiDocument, type Operation, schemaOf, endsByItself } from '../openapi-examples.js';
import { validatorOf } from '../openapi-schema.js';
import type { FuzzRequest } from './fuzz-requests.js';
import type { RawAnswer } from './send-raw.js';

/** Statuses that any operation may answer. */
const OF_THE_PROTOCOL = new Set([400, 404, 413, 415, 431]);

/** Checks answers against the OpenAPI document. */
export class AnswerChecker {
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly isProblem: ValidateFunction;

  constructor(private readonly document: OpenApiDocument) {
    this.isProblem = validatorOf(
      {
        ...document.components.schemas.ProblemResponse,
        additionalProperties: true,
        required: ['type', 'title', 'status', 'detail', 'instance', 'success', 'error', 'timestamp'],
      },
      document,
    );
  }

  /** @returns what is wrong with the answer; undefined where nothing is */
  faultOf(request: FuzzRequest, answer: RawAnswer): string | undefined {
    if (request.method === 'HEAD') return answer.status >= 500 ? 'a failure' : undefined;
    if (answer.status >= 400) return this.faultOfProblem(request, answer);
    return request.isExact ? this.faultOfResult(request, answer) : undefined;
  }

  private faultOfProblem({ operation, isExact }: FuzzRequest, answer: RawAnswer): string | undefined {
    const { status, text } = answer;
    if (status >= 500 && !isTooBusy(answer)) return `a failure: ${text}`;
    if (!this.isProblemOf(answer)) return `no proper problem document: ${text}`;
    const isKnown = OF_THE_PROTOCOL.has(status) || !isExact || String(status) in operation.responses;
    return isKnown ? undefined : `status ${status}, which is not documented`;
  }

  private isProblemOf({ status, headers, text }: RawAnswer): boolean {
    if (!headers['content-type']?.startsWith('application/problem+json')) return false;
    const problem = JSON.parse(text) as Record<string, unknown>;
    return this.isProblem(problem) && problem.status === status && problem.success === false;
  }

  private faultOfResult(
    { operation }: FuzzRequest,
    { status, headers, text }: RawAnswer,
  ): string | undefined {
    if (!(String(status) in operation.responses)) return `status ${status}, which is not documented`;
    if (!endsByItself({ operation })) return text === '' ? 'an empty stream' : undefined;
    const type = headers['content-type']?.split(';')[0] ?? 'no content type';
    if (!isDocumented(type, operation, status)) return `${type}, which is not documented`;
    if (type !== 'application/json') return text === '' ? 'an empty body' : undefined;
    return this.faultOfJson(JSON.parse(text), operation, status);
  }

  private faultOfJson(body: unknown, operation: Operation, status: number): string | undefined {
    const validate = this.validatorFor(operation, status);
    if (validate(body)) return undefined;
    return `not what the document says: ${JSON.stringify(validate.errors?.slice(0, 3))}`;
  }

  private validatorFor({ operationId, responses }: Operation, status: number): ValidateFunction {
    const key = `${operationId} ${status}`;
    const validator =
      this.validators.get(key) ?? validatorOf(schemaOf(responses[String(status)]?.content), this.document);
    this.validators.set(key, validator);
    return validator;
  }
}

/** Everything that the service depends on is there: the one reason for a 503 is that too much is asked at once. */
function isTooBusy({ status, headers, text }: RawAnswer): boolean {
  return status === 503 && 'retry-after' in headers && text.includes('"error":"too_busy"');
}

function isDocumented(type: string, { responses }: Operation, status: number): boolean {
  return type in (responses[String(status)]?.content ?? {});
}
