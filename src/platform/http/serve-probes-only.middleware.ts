import { HttpException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** What shows an operator how a process is, whatever its role. */
const PROBES = new Set(['/health', '/api/v1/health', '/metrics']);

/** Answers nothing else: the process only works. */
export function serveProbesOnly(request: Request, _response: Response, next: NextFunction): void {
  if (PROBES.has(request.path)) next();
  else next(new HttpException('This process only works (ROLES=worker): ask one with ROLES=api.', 404));
}
