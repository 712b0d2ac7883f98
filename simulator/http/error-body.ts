import { HttpException, HttpStatus } from '@nestjs/common';

interface ErrorBody {
  readonly success: false;
  readonly statusCode: number;
  readonly message: readonly string[];
  readonly error: string;
  readonly timestamp: string;
  readonly path: string;
}

const outage = { statusCode: 500, message: ['Internal server error'], error: 'Internal Server Error' };

/** Routes whose input is validated; everywhere else bad input looks exactly like an outage. */
const validated = [/^\/alerts(\/|\?|$)/, /^\/api\/v1\/auth\//, /^\/simulator\//];

export function errorBody(failure: unknown, path: string, at: Date): ErrorBody {
  return { success: false, ...describe(failure, path), timestamp: at.toISOString(), path };
}

function describe(failure: unknown, path: string): Pick<ErrorBody, 'statusCode' | 'message' | 'error'> {
  if (!(failure instanceof HttpException)) {
    return outage;
  }
  const statusCode = failure.getStatus();
  if (statusCode === 413 || (statusCode === 400 && !validated.some((route) => route.test(path)))) {
    return outage;
  }
  return { statusCode, message: messagesOf(failure), error: phrase(statusCode) };
}

function messagesOf(failure: HttpException): readonly string[] {
  const response = failure.getResponse();
  const message = typeof response === 'string' ? response : (response as { message?: unknown }).message;
  return Array.isArray(message)
    ? message.map(String)
    : [typeof message === 'string' ? message : failure.message];
}

function phrase(statusCode: number): string {
  const name = HttpStatus[statusCode] ?? 'ERROR';
  return name
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');
}
