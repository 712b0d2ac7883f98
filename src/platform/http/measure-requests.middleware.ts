import type { NextFunction, Request, Response } from 'express';
import { isEventStream } from './event-stream.js';
import { patternOf } from './route-pattern.js';
import type { Telemetry } from '../telemetry/index.js';

/** Counts and times requests by the pattern of their route: ids in a path would make a series each. */
export function measureRequests(
  telemetry: Telemetry,
): (request: Request, response: Response, next: NextFunction) => void {
  const durations = telemetry.histogram(
    'http_request_duration_seconds',
    'Requests by route, until they were answered.',
    ['method', 'route', 'status'],
  );
  return (request, response, next) => {
    const startedMs = performance.now();
    response.once('close', () => {
      if (isEventStream(response)) return;
      const status = response.writableFinished ? String(response.statusCode) : 'aborted';
      const labels = { method: request.method, route: patternOf(request), status };
      durations.observe(labels, (performance.now() - startedMs) / 1000);
    });
    next();
  };
}
