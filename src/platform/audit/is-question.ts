import type { Reflector } from '@nestjs/core';
import { CHANGES_NOTHING } from './changes-nothing.decorator.js';

/** Whether a route, asked by this method, can change nothing. */
export function isQuestion(reflector: Reflector, method: string, handler: object): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  // A handler is a function; that is all the reflector needs.
  return reflector.get<boolean | undefined>(CHANGES_NOTHING, handler as () => unknown) === true;
}
