import type { FieldFault } from '../errors/index.js';

/** Deeper than anything EMS Core sends, and far from the end of the stack of whatever walks it. */
const MAX_DEPTH = 64;

/** PostgreSQL has no text with one of these in it, and says so as if it were broken. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** Whether a value is nested deeper than anybody has reason to. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === MAX_DEPTH || Object.values(value).some((one) => isTooDeep(one, depth + 1));
}

/**
 * What no field may have in it, whatever its type: text that cannot be stored, and names that would be lost on the way.
 *
 * @param value - not {@link isTooDeep}
 * @param field - its name; empty for a body or a query as a whole
 */
export function contentFaults(value: unknown, field: string): readonly FieldFault[] {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [unstorable(field)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const path = field === '' ? name : `${field}.${name}`;
    if (isLost(name, field)) return [{ field: path, message: `property ${name} should not exist` }];
    return [...(UNSTORABLE.test(name) ? [unstorable(path)] : []), ...contentFaults(one, path)];
  });
}

/** Neither is copied into a DTO; inside of a body, the objects of others may have what looks like a constructor. */
function isLost(name: string, parent: string): boolean {
  return name === '__proto__' || (name === 'constructor' && parent === '');
}

function unstorable(field: string): FieldFault {
  return { field, message: `${field} must not contain a null character or half of a surrogate pair` };
}
