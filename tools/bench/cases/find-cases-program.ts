import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @returns the program of a folder of cases that checks a product by them; undefined without the folder or the program. */
export async function findCasesProgram(folder: string): Promise<string | undefined> {
  if (!existsSync(folder)) return undefined;
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs'));
  for (const path of names.map((name) => join(folder, name)))
    if ((await readFile(path, 'utf8')).includes('--product')) return path;
  return undefined;
}
