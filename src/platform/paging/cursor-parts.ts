/** An opaque cursor that holds some values: numbers, texts and null. */
export function writeCursorParts(parts: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @returns what a cursor holds, which anybody may have written; nothing where it is none of ours */
export function readCursorParts(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
