const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder; check the path',
  EISDIR: 'this is a folder; name a file in it',
  EEXIST: 'this is a file; name a folder',
  ENOTDIR: 'this is a file; name a folder',
  EACCES: 'this user may not read or write here; give the right, or name another path',
  ENOSPC: 'the disk is full; make room, or name another folder',
};

/** @returns the sentence for the user: what cannot be done, with which file, and where it is known what to do. */
export function describeFileError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const known = FAULTS[code ?? ''];
  return known === undefined ? error.message : `${path === undefined ? '' : `${path}: `}${known}.`;
}
