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
import { callerOf } from '../auth/index.js';
import { Clock } from '../clock/index.js';
import { OwnTables } from '../database/index.js';
import { answerFor, clientAddress } from '../http/index.js';
import type { AuditedCall, AuditedOutcome } from './audit-entry.js';
import { AuditTrail } from './audit-trail.repository.js';
import { CHANGES_NOTHING } from './changes-nothing.decorator.js';
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
    const isQuestion =
      method === 'GET' ||
      method === 'HEAD' ||
      this.reflector.get<boolean>(CHANGES_NOTHING, context.getHandler());
    return isQuestion ? next.handle() : defer(() => this.audited(context, next));
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
    const response = http.getResponse<Response>();
    const caller = callerOf(response);
    return {
      at: this.clock.now(),
      caller: caller?.name ?? 'anybody',
      role: caller?.role ?? 'none',
      address: clientAddress(request),
      operation: context.getHandler().name,
      target: `${request.method} ${request.path}`,
      requestId: String(response.getHeader('X-Request-Id')),
      request: request.body as unknown,
    };
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
