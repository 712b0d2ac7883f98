import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { withLogFields } from '../logging/index.js';
import { isEventStream } from './event-stream.js';
import { QUIET_PATHS } from './quiet-paths.js';
import type { NextFunction, Request, Response } from 'express';

const VALID_REQUEST_ID = /^[\w.:-]{1,100}$/;

/** Gives every request an id (the caller's `X-Request-Id` where it is sane) and logs one line when it ends. */
export function logRequests(): (request: Request, response: Response, next: NextFunction) => void {
  const logger = new Logger('Http');
  return (request, response, next) => {
    const given = request.get('x-request-id');
    const requestId = given !== undefined && VALID_REQUEST_ID.test(given) ? given : randomUUID();
    const startedAt = performance.now();
    response.setHeader('X-Request-Id', requestId);
    const log = (): void => {
      if (QUIET_PATHS.has(request.path) && response.statusCode < 400) return;
      const durationMs = Math.round(performance.now() - startedAt);
      const outcome =
        response.writableFinished || isEventStream(response)
          ? `${response.statusCode}`
          : 'aborted by the client';
      logger.log(`${request.method} ${request.originalUrl} ${outcome} ${durationMs} ms id=${requestId}`);
    };
    response.once('close', () => withLogFields({ requestId }, log));
    withLogFields({ requestId }, next);
  };
}
