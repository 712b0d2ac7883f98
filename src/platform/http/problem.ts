import { STATUS_CODES } from 'node:http';
import type { FieldFault } from '../errors/index.js';

/** An RFC 9457 problem document with the three fields the platform's clients look for. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly success: false;
  readonly error: string;
  readonly timestamp: string;
  readonly errors?: readonly FieldFault[];
}

export interface ProblemSource {
  readonly status: number;
  readonly error: string;
  readonly detail: string;
  readonly errors?: readonly FieldFault[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

export function toProblem(source: ProblemSource, instance: string, at: Date): Problem {
  return {
    type: `urn:ems-ml-service:problem:${source.error}`,
    title: STATUS_CODES[source.status] ?? 'Error',
    status: source.status,
    detail: source.detail,
    instance,
    success: false,
    error: source.error,
    timestamp: at.toISOString(),
    ...(source.errors ? { errors: source.errors } : {}),
    ...source.facts,
  };
}
