import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemResponse } from './problem.dto.js';

const MEANING = {
  400: 'The request breaks the contract; `errors` names every bad field.',
  401: 'Who asks is not known: a token or a key is missing, wrong or expired.',
  403: 'Who asks may not do this; `neededRole` says who may.',
  404: 'There is no such thing.',
  409: 'The same work is already in progress.',
  413: 'The body is larger than 1 MB.',
  415: 'The body is not JSON.',
  422: 'There is too little data; the counts are in the answer.',
  429: 'Too many requests come from the address of the client; `Retry-After` says when to try again.',
  503: 'The database or EMS Core is away, or too much is asked at once; `Retry-After` says when to try again.',
} as const;

/** Documents the problem answers of an operation. */
export function ApiProblems(
  ...statuses: readonly (keyof typeof MEANING)[]
): ClassDecorator & MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemResponse),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: MEANING[status],
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemResponse) } } },
      }),
    ),
  );
}
