import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Caller } from './caller.js';

const callers = new WeakMap<Request, Caller>();

export function rememberCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** A handler's parameter: the caller as the token or the key names it; undefined where nobody has to say who they are. */
export const CallerName = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const caller = callers.get(context.switchToHttp().getRequest<Request>());
  return caller === undefined || caller.isAnonymous ? undefined : caller.name;
});
