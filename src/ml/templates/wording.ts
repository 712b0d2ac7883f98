/** What stands for a value. */
export const VALUE = '<*>';

/** More of a text than this says nothing about its wording. */
const MOST_TOKENS = 200;
const MOST_CHARACTERS = 4096;

/** Text in quotation marks is a value, unless it is itself a wording with values: several words, of which one looks like a value. */
const QUOTED = /"([^"]*)"|(?<![\p{L}\p{N}])'([^']*)'(?![\p{L}\p{N}])/gu;
/** Names of months and weekdays in front of a number, and what follows the time of day. */
const DATE =
  /\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?=\d)/g;
/** Marks that stand for themselves wherever they are. */
const MARK = /([=,;|"])/;
/** A word with a colon after it, and something else behind that: `connections:12`, but no part of a MAC or IPv6 address. */
const LABEL = /^([\p{L}_$.-]*[g-zG-Z_][\p{L}_$.-]*):(?=.)/u;
/** Marks around a token. */
const BEFORE = /^([([{<:]*)(.*)$/s;
const AFTER = /^(.*?)([)\]}>:.!?]*)$/s;
/** Whatever has a digit in it, paths, addresses, names with two points, and long hexadecimal numbers. */
const LIKE_VALUE = /\d|^[/~\\]|[\\/].*[\\/]|@|^[a-fA-F]{8,}$|\p{L}\.[\p{L}\p{N}_$-]+\.\p{L}/u;
/** Units that a number may have, and that change with its size. */
const UNIT =
  /^([kKMGTP]?i?[Bb](ps|it|its|ytes?)?|[munµ]?s|secs?|mins?|h|hrs?|AM|PM|UTC|GMT|[A-Z]{1,3}[SD]T)$/;
/** What a name follows. */
const BEFORE_NAME = /^(user|username|account|hostname)$/i;

/**
 * The words and marks of a text, values masked: tokens with a digit, paths, addresses, dotted names, and what stands in quotation marks.
 * Values beside each other, and a value with its unit, count as one.
 *
 * @param text only the first 4096 characters are read.
 * @returns tokens, 200 at most; none for an empty text.
 * @example wordingOf('CPU at 93.4 % for 5m 3s').join(' ') // 'CPU at <*> % for <*>'
 */
export function wordingOf(text: string): readonly string[] {
  const reader = new WordingReader();
  const plain = text.slice(0, MOST_CHARACTERS).replace(DATE, `${VALUE} `).replace(QUOTED, withoutQuotes);
  for (const chunk of plain.split(/\s+/)) {
    if (reader.tokens.length >= MOST_TOKENS) break;
    for (const part of chunk.split(MARK)) reader.add(part);
  }
  return reader.tokens;
}

function withoutQuotes(_: string, double: string | undefined, single: string | undefined): string {
  const inner = double ?? single ?? '';
  const parts = inner.trim().split(/\s+/);
  return parts.length > 1 && parts.some((part) => LIKE_VALUE.test(part)) ? ` | ${inner} | ` : ` ${VALUE} `;
}

/** Collects the tokens of a text. */
class WordingReader {
  readonly tokens: string[] = [];

  /** Adds what stands between two spaces or marks. */
  add(part: string): void {
    const [label, name] = LABEL.exec(part) ?? [];
    if (label !== undefined && name !== undefined) {
      this.addBare(name);
      this.tokens.push(':');
      this.add(part.slice(label.length));
    } else if (part === VALUE) this.addToken(VALUE);
    else if (part !== '') this.addBare(part);
  }

  private addBare(part: string): void {
    const [, before = '', rest = ''] = BEFORE.exec(part) ?? [];
    const [, inner = '', after = ''] = AFTER.exec(rest) ?? [];
    // A call such as `init()` keeps its brackets.
    if (isBalanced(rest)) this.addBetween(before, withoutStop(rest), rest.endsWith(':') ? ':' : '');
    else this.addBetween(before, inner, after);
  }

  private addBetween(before: string, core: string, after: string): void {
    const isValue = LIKE_VALUE.test(core);
    for (const mark of before) if (!isValue || mark !== '<' || after.includes('>')) this.tokens.push(mark);
    if (core !== '') this.addToken(isValue ? VALUE : core);
    // What a value ends with is no label.
    for (const mark of isValue && after === ':' ? '' : after) this.addMark(mark);
  }

  private addToken(token: string): void {
    const before = this.tokens[this.tokens.length - 1] ?? '';
    if (before === VALUE && (token === VALUE || UNIT.test(token))) return;
    this.tokens.push(BEFORE_NAME.test(before) ? VALUE : token);
  }

  /** A value in brackets behind a value says the same in another way: `18846 bytes (18.4 KB)`. */
  private addMark(mark: string): void {
    const inBrackets = this.tokens.lastIndexOf('(');
    const inner = this.tokens.slice(inBrackets + 1);
    const isAside =
      mark === ')' && inBrackets > 0 && inner.every((token) => token === VALUE) && inner.length < 2;
    if (isAside && this.tokens[inBrackets - 1] === VALUE) this.tokens.length = inBrackets;
    else this.tokens.push(mark);
  }
}

/** A full stop or colon at the end of a word is no part of it. */
function withoutStop(text: string): string {
  return text.replace(/[:.!?]+$/, '');
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if ('([{<'.includes(character)) depth += 1;
    else if (')]}>'.includes(character)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
