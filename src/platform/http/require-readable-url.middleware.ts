import type { NextFunction, Request, Response } from 'express';
import type { FieldFault } from '../errors/index.js';
import { InvalidRequestError } from './invalid-request.error.js';

/** Refuses what is not UTF-8 once its percent signs are undone, instead of guessing what was meant. */
export function requireReadableUrl(request: Request, _response: Response, next: NextFunction): void {
  const [path = '', ...query] = request.originalUrl.split('?');
  const faults = [
    ...(isReadable(path) ? [] : [unreadable('path')]),
    ...query
      .join('?')
      .split('&')
      .filter((pair) => !isReadable(pair))
      .map((pair) => unreadable(nameIn(pair))),
  ];
  next(faults.length > 0 ? new InvalidRequestError(faults) : undefined);
}

function isReadable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function nameIn(pair: string): string {
  const [name = ''] = pair.split('=');
  return isReadable(name) ? decodeURIComponent(name) : 'query';
}

function unreadable(field: string): FieldFault {
  return { field, message: `${field} must be percent-encoded UTF-8` };
}
