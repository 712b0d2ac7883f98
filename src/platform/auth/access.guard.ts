import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { ForbiddenError } from './auth.errors.js';
import { mayDo, noteCaller } from './caller.js';
import { IdentifyCaller } from './identify-caller.service.js';
import { NEEDED_ROLE, type NeededRole } from './requires.decorator.js';

/** Before every route: lets in who has the role that it needs. One that says nothing is for administrators. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: IdentifyCaller,
  ) {}

  /** @throws UnauthenticatedError, ForbiddenError, DependencyUnavailableError */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const needed = this.reflector.getAllAndOverride<NeededRole | undefined>(NEEDED_ROLE, targets) ?? 'admin';
    if (needed === 'open') return true;
    const http = context.switchToHttp();
    const caller = await this.callers.identify(http.getRequest<Request>().headers);
    if (!mayDo(caller.role, needed)) throw new ForbiddenError(needed, caller.role);
    noteCaller(http.getResponse<Response>(), caller);
    return true;
  }
}
