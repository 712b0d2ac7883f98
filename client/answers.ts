import type { components } from './schema.js';

export type Problem = components['schemas']['ProblemResponse'];

/** What the service said instead of an answer. */
export class MlApiError extends Error {
  readonly status: number;
  /** RFC 9457, with the fault of each bad field in `errors`; undefined where something else answered. */
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(problem?.detail ?? `The ML service answered ${status}`);
    this.name = 'MlApiError';
    this.status = status;
    this.problem = problem;
  }
}

export function bodyOf<Body>(answer: { data?: Body; error?: unknown; response: Response }): Body {
  if (answer.data === undefined) throw new MlApiError(answer.response.status, problemIn(answer.error));
  return answer.data;
}

function problemIn(error: unknown): Problem | undefined {
  return typeof error === 'object' && error !== null && 'detail' in error ? (error as Problem) : undefined;
}
