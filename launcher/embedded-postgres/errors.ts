/** Something the person who started the program can act on: the message says what and how. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/no space left on device|disk quota exceeded/i, 'the disk is full'],
  [/permission denied/i, 'the folder is not readable and writable by the user PostgreSQL runs as'],
  [/read-only file system/i, 'the folder is on a read-only file system'],
  [/cannot allocate memory|could not map anonymous shared memory/i, 'there is not enough memory'],
  [/could not look up effective user/i, 'the user it runs as has no entry in /etc/passwd'],
  [/incompatible with server/i, 'the data was written by another version of PostgreSQL'],
  [/pre-existing shared memory block/i, 'processes of an earlier PostgreSQL still use this data folder'],
];

/** Puts the usual causes into words; PostgreSQL's own last lines follow, for the unusual ones. */
export function explainFailure(what: string, output: string): EmbeddedPostgresError {
  const reason = REASONS.find(([pattern]) => pattern.test(output))?.[1];
  const lastLines = output.trim().split('\n').slice(-8).join('\n');
  return new EmbeddedPostgresError(`${what}${reason ? `: ${reason}` : ''}.\n${lastLines}`.trim());
}

/** What the operating system refused: its message names the reason and the path. */
export function isSystemError(error: unknown): error is { readonly message: string } {
  return isObject(error) && 'syscall' in error && 'message' in error;
}

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return isObject(error) && 'code' in error && codes.includes(String(error.code));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
