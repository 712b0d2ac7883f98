/** Longer than any change that a person makes. */
const MOST_CHARACTERS = 8_000;
const LONGEST_TEXT = 500;
const MOST_ITEMS = 50;
/** Each makes what is kept smaller than the one before. */
const DEPTHS = [6, 3, 2, 1] as const;

const SECRET_NAME = /password|passwd|secret|token|authorization|credential|api-?key|cookie/i;
/** PostgreSQL has no text with one of these in it. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

const HIDDEN = '***';

/**
 * A value as an audit entry keeps it, as JSON: shortened, without characters that PostgreSQL cannot store, and with `***` for whatever
 * is named like a secret.
 *
 * @returns an object of at most 8 000 characters, with what is none in its field `value`; null of nothing
 */
export function auditedJson(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const kept = typeof value === 'object' && !Array.isArray(value) ? value : { value };
  for (const depth of DEPTHS) {
    const text = JSON.stringify(shortened(kept, depth));
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return JSON.stringify({ isTooLarge: true });
}

function shortened(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toJSON();
  if (depth === 0) return '…';
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map((item) => shortened(item, depth - 1));
    return value.length > MOST_ITEMS ? [...items, `and ${value.length - MOST_ITEMS} more`] : items;
  }
  const fields = Object.entries(value).slice(0, MOST_ITEMS);
  return Object.fromEntries(
    fields.map(([name, field]) => [
      storable(name),
      SECRET_NAME.test(name) ? HIDDEN : shortened(field, depth - 1),
    ]),
  );
}

function storable(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  return cut.replaceAll(UNSTORABLE, '\uFFFD');
}
