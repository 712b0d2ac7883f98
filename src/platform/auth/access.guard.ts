import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import type { AccessRole } from '../config/index.js';
import { ForbiddenError, UnauthenticatedError } from './auth.errors.js';
import { mayDo, noteCaller } from './caller.js';
import { IdentifyCaller } from './identify-caller.service.js';
import { Refusals } from './refusals.js';
import { NEEDED_ROLE, type NeededRole } from './requires.decorator.js';

/** Before every route: lets in who has the role that it needs. One that says nothing is for administrators. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: IdentifyCaller,
    private readonly refusals: Refusals,
  ) {}

  /** @throws UnauthenticatedError, ForbiddenError, DependencyUnavailableError */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const needed = this.reflector.getAllAndOverride<NeededRole | undefined>(NEEDED_ROLE, targets) ?? 'admin';
    if (needed === 'open') return true;
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    try {
      await this.letIn(request, response, needed);
    } catch (error) {
      if (error instanceof UnauthenticatedError || error instanceof ForbiddenError)
        this.refusals.passOn({ request, response, handler: context.getHandler(), error });
      throw error;
    }
    return true;
  }

  private async letIn(request: Request, response: Response, needed: AccessRole): Promise<void> {
    const caller = await this.callers.identify(request.headers);
    noteCaller(response, caller);
    if (!mayDo(caller.role, needed)) throw new ForbiddenError(needed, caller.role);
  }
}
