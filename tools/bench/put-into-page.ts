import { readFile, writeFile } from 'node:fs/promises';

export const PERFORMANCE_PAGE = 'docs/performance.md';
export const SCALING_PAGE = 'docs/scaling.md';

/** Puts a table between the page's markers of that name. */
export async function putIntoPage(path: string, name: string, table: string): Promise<void> {
  await writeFile(path, withTable(await readFile(path, 'utf8'), name, table));
}

/** @throws RangeError where the page has no such markers */
export function withTable(page: string, name: string, table: string): string {
  const between = new RegExp(`(<!-- ${name}:start -->)[^]*(<!-- ${name}:end -->)`);
  if (!between.test(page)) throw new RangeError(`The page has no place for a table called ${name}`);
  // A function, since a table may hold what a replacement text gives a meaning to.
  return page.replace(between, (_, start: string, end: string) => `${start}\n\n${table}\n\n${end}`);
}
