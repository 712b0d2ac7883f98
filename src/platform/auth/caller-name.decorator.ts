import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';
import { callerOf } from './caller.js';

/** A handler's parameter: the caller as the token or the key names it; undefined where nobody has to say who they are. */
export const CallerName = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const caller = callerOf(context.switchToHttp().getResponse<Response>());
    return caller?.isAnonymous === true ? undefined : caller?.name;
  },
);
