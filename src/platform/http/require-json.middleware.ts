import { HttpException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** The content types whose bodies are read. */
export const JSON_TYPES = ['json', '+json'] as const;

/** Refuses bodies that are not JSON with 415 instead of letting them arrive as "empty". */
export function requireJson(request: Request, _response: Response, next: NextFunction): void {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is([...JSON_TYPES])) {
    next(new HttpException('Send JSON: set Content-Type: application/json.', 415));
    return;
  }
  next();
}
