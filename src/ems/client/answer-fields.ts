import { EmsServerError } from './ems.errors.js';

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** @returns undefined for an empty body, which EMS Core sends for an unknown event */
export function parseBody(status: number, text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new EmsServerError(status, `the answer is not JSON but ${JSON.stringify(text.slice(0, 80))}`);
  }
}

/** The reasons in an error body, whose `message` is an array of texts; any other body is quoted. */
export function errorText(text: string): string {
  let reasons: unknown;
  try {
    reasons = fieldsOf(JSON.parse(text))?.message;
  } catch {
    reasons = undefined;
  }
  const list = Array.isArray(reasons) ? reasons : [reasons];
  const texts = list.filter((reason): reason is string => typeof reason === 'string' && reason !== '');
  return (texts.length > 0 ? texts.join('; ') : text.trim() || 'no reason given').slice(0, 500);
}

/** Numbers, and numbers written as text (PostgreSQL decimals); everything else, NaN and ±Infinity too, is null. */
export function parseNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Tags of an asset, as a list or with commas between them; empty ones are excluded. */
export function tagsOf(value: unknown): readonly string[] {
  const tags: readonly unknown[] = Array.isArray(value) ? value : (textOf(value) ?? '').split(',');
  return tags.map((tag) => textOf(tag)?.trim() ?? '').filter((tag) => tag !== '');
}

export function idOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
