import { Place } from './place.js';
import { TokenKeys } from './token-keys.js';
import { VALUE, wordingOf } from './wording.js';

/** Wordings that are kept at most; those that come when there are so many share one for each number of tokens. */
const MOST_WORDINGS = 20_000;
/** Texts whose wording is remembered, so that what is repeated word by word costs nothing. */
const MOST_TEXTS = 20_000;
/** Words that a value may consist of. */
const MOST_WORDS = 3;
/** In longer wordings places are not compared. */
const MOST_PLACES = 60;
/** What so many wordings begin with belongs to the wording, and is not the first word of a longer value. */
const COMMON_BEGINNING = 4;

/** Tokens that a report has at least: who, the colon, and two that say what. */
const SHORTEST_REPORT = 4;

/** A wording that another fits into if its words at a place are one value. */
interface Opening {
  readonly template: number;
  /** Key of the tokens up to the first of these words. */
  readonly beginning: number;
}

/**
 * Groups texts by their wording as they come, in the manner of Drain: values are masked, equal wordings are one, and wordings that
 * differ at one place only become one when it turns out that values stand there. Then longer values fit into the place, too.
 *
 * @source He, Zhu, Zheng, Lyu, 2017, "Drain: an online log parsing approach with fixed depth tree". Instead of its depth and its
 * threshold of similarity, which are set for each system, the words at a place decide.
 * @example
 * const tree = new TemplateTree();
 * tree.add('Link 1 is down') === tree.add('Link 22 is down') // true
 */
export class TemplateTree {
  private readonly wordings: (readonly string[])[] = [];
  private readonly merged: number[] = [];
  private readonly byWording = new Map<string, number>();
  private readonly byText = new Map<string, number>();
  private readonly places = new Map<number, Place>();
  private readonly placesOf: (readonly Place[])[] = [];
  private readonly beginnings = new Map<number, number>();
  /** Wordings with a value at a place that words have stood at, by what is before and behind it. */
  private readonly opened = new Map<number, number>();
  private readonly openings = new Map<number, Opening>();

  /** @returns the number of the wording; {@link resolve} gives the one that it has become part of. */
  add(text: string): number {
    const known = this.byText.get(text);
    const template = known ?? this.templateOf(wordingOf(text));
    if (known === undefined) {
      if (this.byText.size >= MOST_TEXTS) this.byText.clear();
      this.byText.set(text, template);
    }
    for (const place of this.placesOf[template]!) {
      place.count();
      if (place.isValue) this.open(place);
    }
    return template;
  }

  /** @returns the number that stands for a wording and all those it was merged with. */
  resolve(template: number): number {
    let root = this.rootOf(template);
    for (let step = 0; step < MOST_WORDS; step += 1) {
      const opening = this.openings.get(root);
      if (opening === undefined || this.beginnings.get(opening.beginning)! >= COMMON_BEGINNING) return root;
      root = this.rootOf(opening.template);
    }
    return root;
  }

  /**
   * Whether two wordings say the same: they are one, or differ only in who reports it, a name with a colon in front (`mon-1: No
   * answer`).
   */
  areSame(a: number, b: number): boolean {
    if (this.resolve(a) === this.resolve(b)) return true;
    const [left, right] = [this.wordings[a]!, this.wordings[b]!];
    if (left[1] !== ':' || left.length !== right.length || left.length < SHORTEST_REPORT) return false;
    return left.every((token, k) => k === 0 || token === right[k]);
  }

  /** @returns the wording, with `<*>` for values; the first that came of those that were merged. */
  describe(template: number): string {
    return this.wordings[this.resolve(template)]!.join(' ');
  }

  private rootOf(template: number): number {
    let root = template;
    while (this.merged[root]! !== root) root = this.merged[root]!;
    for (let at = template; at !== root;) {
      const next = this.merged[at]!;
      this.merged[at] = root;
      at = next;
    }
    return root;
  }

  private templateOf(tokens: readonly string[]): number {
    const key = tokens.join(' ');
    const known = this.byWording.get(key);
    if (known !== undefined) return known;
    if (this.wordings.length < MOST_WORDINGS) return this.insert(tokens, key);
    const shared = `${tokens.length} tokens`;
    return this.byWording.get(shared) ?? this.create([VALUE], shared);
  }

  private create(tokens: readonly string[], key: string): number {
    const template = this.wordings.length;
    this.wordings.push(tokens);
    this.merged.push(template);
    this.placesOf.push([]);
    this.byWording.set(key, template);
    return template;
  }

  private insert(tokens: readonly string[], key: string): number {
    const template = this.create(tokens, key);
    if (tokens.length > MOST_PLACES) return template;
    const keys = new TokenKeys(tokens);
    for (let n = 1; n <= tokens.length; n += 1)
      this.beginnings.set(keys.beginning(n), (this.beginnings.get(keys.beginning(n)) ?? 0) + 1);
    this.placesOf[template] = tokens.flatMap((token, index) => {
      if (isMark(token) || !tokens.some((other, k) => k !== index && isWord(other))) return [];
      const place = this.placeAt(keys.without(index, index + 1), index === 0);
      place.add(template, token === VALUE);
      return [place];
    });
    this.findOpening(template, keys, tokens.length);
    return template;
  }

  private placeAt(key: number, isFirst: boolean): Place {
    const place = this.places.get(key) ?? new Place(isFirst);
    this.places.set(key, place);
    return place;
  }

  /** Makes one of the wordings that differ at a place. */
  private open(place: Place): void {
    const [first, ...others] = place.members;
    if (first === undefined || others.every((member) => this.rootOf(member) === this.rootOf(first))) return;
    for (const member of others) this.merge(first, member);
    this.generalise(first, others[0]!);
  }

  /** Adds the wording with a value where two differ, and finds those that have several words there. */
  private generalise(a: number, b: number): void {
    const [left, right] = [this.wordings[a]!, this.wordings[b]!];
    const index = left.findIndex((token, k) => token !== right[k]);
    const tokens = left.map((token, k) => (k === index ? VALUE : token));
    const general = this.templateOf(collapsed(tokens));
    this.merge(a, general);
    const key = new TokenKeys(tokens).without(index, index + 1);
    if (this.opened.has(key)) return;
    this.opened.set(key, general);
    const [before, behind] = [tokens.slice(0, index), tokens.slice(index + 1)];
    for (const [other, wording] of this.wordings.entries()) {
      if (!fits(wording, before, behind)) continue;
      this.addOpening(other, general, new TokenKeys(wording).beginning(index + 1));
    }
  }

  /** Looks for a known wording into which several words fit as one value. */
  private findOpening(template: number, keys: TokenKeys, nTokens: number): void {
    for (let index = 0; index < nTokens; index += 1) {
      for (let length = 2; length <= MOST_WORDS && index + length <= nTokens; length += 1) {
        const general = this.opened.get(keys.without(index, index + length));
        if (general !== undefined) this.addOpening(template, general, keys.beginning(index + 1));
      }
    }
  }

  private addOpening(from: number, template: number, beginning: number): void {
    if (this.rootOf(from) !== this.rootOf(template))
      this.openings.set(this.rootOf(from), { template, beginning });
  }

  private merge(a: number, b: number): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    this.merged[Math.max(x, y)] = Math.min(x, y);
  }
}

function isMark(token: string): boolean {
  return token !== VALUE && !/[\p{L}\p{N}]/u.test(token);
}

function isWord(token: string): boolean {
  return token !== VALUE && !isMark(token);
}

function collapsed(tokens: readonly string[]): readonly string[] {
  return tokens.filter((token, k) => token !== VALUE || tokens[k - 1] !== VALUE);
}

/** Whether a wording is that before and behind a place, with two or three tokens at the place. */
function fits(tokens: readonly string[], before: readonly string[], behind: readonly string[]): boolean {
  const length = tokens.length - before.length - behind.length;
  if (length < 2 || length > MOST_WORDS) return false;
  const from = before.length + length;
  return (
    before.every((token, k) => tokens[k] === token) && behind.every((token, k) => tokens[from + k] === token)
  );
}
