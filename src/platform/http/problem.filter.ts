import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Clock } from '../clock/index.js';
import { toProblem } from './problem.js';
import { answerFor } from './problem-source.js';

/** The one place where an error becomes an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  constructor(private readonly clock: Clock) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const answer = answerFor(error);
    if (answer.isBug) {
      this.logger.error(
        `${request.method} ${request.path} failed id=${String(response.getHeader('X-Request-Id'))}`,
        error instanceof Error ? error.stack : error,
      );
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (answer.retryAfterSeconds !== undefined) response.setHeader('Retry-After', answer.retryAfterSeconds);
    if (answer.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response
      .status(answer.status)
      .type('application/problem+json')
      .send(JSON.stringify(toProblem(answer, request.originalUrl, this.clock.now())));
  }
}
