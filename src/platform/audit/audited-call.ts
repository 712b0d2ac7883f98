import type { Request, Response } from 'express';
import { callerOf } from '../auth/index.js';
import { clientAddress } from '../http/index.js';
import type { AuditedCall } from './audit-entry.js';

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly operation: string;
  readonly at: Date;
}

/** @returns who asks for what, without what was sent */
export function auditedCall({ request, response, operation, at }: Exchange): Omit<AuditedCall, 'request'> {
  const caller = callerOf(response);
  return {
    at,
    caller: caller?.name ?? 'anybody',
    role: caller?.role ?? 'none',
    address: clientAddress(request),
    operation,
    target: `${request.method} ${request.path}`,
    requestId: String(response.getHeader('X-Request-Id')),
  };
}
