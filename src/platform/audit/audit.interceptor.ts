import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { Clock } from '../clock/index.js';
import { OwnTables } from '../database/index.js';
import { answerFor } from '../http/index.js';
import type { AuditedCall, AuditedOutcome } from './audit-entry.js';
import { AuditTrail } from './audit-trail.repository.js';
import { auditedCall } from './audited-call.js';
import { isQuestion } from './is-question.js';
import { withPriorState } from './prior-state.js';

/**
 * Around every route: what may change something leaves an entry. It is written before the change, so that nothing is changed that
 * leaves none, and completed after it.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  private readonly logger = new Logger('Audit');

  constructor(
    private readonly reflector: Reflector,
    private readonly trail: AuditTrail,
    private readonly tables: OwnTables,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method } = context.switchToHttp().getRequest<Request>();
    return isQuestion(this.reflector, method, context.getHandler())
      ? next.handle()
      : defer(() => this.audited(context, next));
  }

  private async audited(context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    const id = await this.tables.ask(() => this.trail.begin(this.callIn(context)));
    const state = { before: null };
    try {
      const after: unknown = await withPriorState(state, () =>
        lastValueFrom<unknown, null>(next.handle(), { defaultValue: null }),
      );
      await this.end(id, {
        ...state,
        after: withoutSuccess(after),
        status: response.statusCode,
        error: null,
      });
      return after;
    } catch (failure) {
      const { status, error } = answerFor(failure);
      await this.end(id, { ...state, after: null, status, error });
      throw failure;
    }
  }

  private callIn(context: ExecutionContext): AuditedCall {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const operation = context.getHandler().name;
    const call = auditedCall({
      request,
      response: http.getResponse<Response>(),
      operation,
      at: this.clock.now(),
    });
    return { ...call, request: request.body as unknown };
  }

  /** The change is made: whoever asked for it hears so, whatever becomes of the entry. */
  private async end(id: string, outcome: AuditedOutcome): Promise<void> {
    await this.trail
      .end(id, outcome)
      .catch((error: unknown) => this.logger.warn(`Entry ${id} could not be completed: ${String(error)}`));
  }
}

/** It is true in every answer. */
function withoutSuccess(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([name]) => name !== 'success'));
}
