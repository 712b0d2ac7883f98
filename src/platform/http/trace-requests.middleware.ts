import type { NextFunction, Request, Response } from 'express';
import { inOpenSpan } from '../tracing/index.js';
import { STREAM_PATHS } from './event-stream.js';
import { QUIET_PATHS } from './quiet-paths.js';
import { patternOf } from './route-pattern.js';

/** Makes each request a span of the trace that its caller has begun, or of a new one. */
export function traceRequests(request: Request, response: Response, next: NextFunction): void {
  if (QUIET_PATHS.has(request.path) || STREAM_PATHS.has(request.path)) {
    next();
    return;
  }
  const end = inOpenSpan(request.method, { kind: 'server', parent: request.get('traceparent') }, next);
  response.once('close', () => {
    const attributes = {
      'http.request.method': request.method,
      'http.route': patternOf(request),
      'http.response.status_code': response.statusCode,
    };
    end({
      name: `${request.method} ${patternOf(request)}`,
      attributes,
      hasFailed: response.statusCode >= 500,
    });
  });
}
