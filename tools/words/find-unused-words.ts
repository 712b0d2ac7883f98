/** A word or phrase that the product does not use, and the one it uses instead. */
export interface Replacement {
  readonly phrase: string;
  readonly instead: string;
}

/** A place where such a word stands. */
export interface Occurrence extends Replacement {
  /** From 1. */
  readonly line: number;
}

const HEADING = '## Words we do not use';

/** Reads the table under {@link HEADING}: `| not, also not | but |`. */
export function readReplacements(glossary: string): readonly Replacement[] {
  const [, section] = glossary.split(HEADING);
  if (section === undefined) throw new Error(`The glossary has no section "${HEADING}"`);
  const rows = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).flatMap((row) => {
    const [, phrases = '', instead = ''] = row.split('|').map((cell) => cell.trim());
    return phrases.split(',').map((phrase) => ({ phrase: phrase.trim(), instead }));
  });
}

/** Finds the words in a text, inside camelCase, kebab-case and snake_case names too. */
export function findUnusedWords(text: string, replacements: readonly Replacement[]): readonly Occurrence[] {
  const patterns = replacements.map((one) => ({ ...one, pattern: patternOf(one.phrase) }));
  return text.split('\n').flatMap((line, index) => {
    const words = ` ${wordsOf(line)} `;
    return patterns
      .filter(({ pattern }) => words.includes(pattern))
      .map(({ phrase, instead }) => ({ phrase, instead, line: index + 1 }));
  });
}

function patternOf(phrase: string): string {
  return ` ${wordsOf(phrase)} `;
}

function wordsOf(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
