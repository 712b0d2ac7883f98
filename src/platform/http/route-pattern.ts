import type { Request } from 'express';

/** @returns the pattern of the route that answered, without the ids in its path; `none` where there is none */
export function patternOf({ route }: Request): string {
  const path: unknown = (route as { readonly path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : 'none';
}
