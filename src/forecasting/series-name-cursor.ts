import { InvalidForecastCursorError } from './forecasting.errors.js';

/** Where the next page begins: after the series of that name. */
export function writeNameCursor(metricName: string): string {
  return Buffer.from(JSON.stringify([metricName])).toString('base64url');
}

/** @throws InvalidForecastCursorError where it is none of ours */
export function readNameCursor(cursor: string): string {
  const name = nameIn(Buffer.from(cursor, 'base64url').toString());
  if (name === undefined) throw new InvalidForecastCursorError();
  return name;
}

function nameIn(text: string): string | undefined {
  try {
    const list: unknown = JSON.parse(text);
    const [name] = Array.isArray(list) ? (list as unknown[]) : [];
    return typeof name === 'string' && !name.includes('\0') ? name : undefined;
  } catch {
    return undefined;
  }
}
