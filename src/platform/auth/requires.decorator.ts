import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import type { AccessRole } from '../config/index.js';
import { ApiProblems } from '../http/index.js';

export const NEEDED_ROLE = Symbol('needed role');

/** What a route needs of its caller; `open` lets everybody in. */
export type NeededRole = AccessRole | 'open';

/** Lets in who has this role or a higher one. Every route says so, or that it is {@link OpenToAll}. */
export function Requires(role: AccessRole): MethodDecorator {
  return applyDecorators(
    SetMetadata(NEEDED_ROLE, role),
    ApiSecurity('token'),
    ApiSecurity('key'),
    ApiExtension('x-required-role', role),
    ApiProblems(401, 403, 429),
  );
}

/** For what must answer without a login: probes, the callback of EMS Core, and the pages one logs in on. */
export function OpenToAll(): ClassDecorator & MethodDecorator {
  return applyDecorators(
    SetMetadata(NEEDED_ROLE, 'open'),
    ApiExtension('x-required-role', null),
    ApiProblems(429),
  );
}
