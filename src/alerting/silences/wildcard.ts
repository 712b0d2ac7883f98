/**
 * Whether a text is what a pattern says: `*` stands for anything, also nothing; case does not matter. Takes time in proportion to the text, whatever the
 * pattern.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern.toLowerCase().split('*');
  const given = text.toLowerCase();
  const last = others.pop();
  if (last === undefined) return given === first;
  if (!given.startsWith(first)) return false;
  let from = first.length;
  for (const part of others) {
    const at = given.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return given.length - last.length >= from && given.endsWith(last);
}
