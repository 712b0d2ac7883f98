/** Different words at one place of otherwise equal wordings from which on they are values, if none comes often. */
const FEWEST_WORDS = 4;
const OFTEN = 3;
/** So many are values however often they come; and so many must there be at the first place, which mostly says what a text is about. */
const MANY_WORDS = 8;

/** Wordings that are equal but for the word at one place. */
export class Place {
  /** Wordings that have a word or a value at that place. */
  readonly members: number[] = [];
  private nTexts = 0;
  private hasValue = false;

  constructor(private readonly isFirst: boolean) {}

  /** Notes a wording that is new. */
  add(member: number, isValue: boolean): void {
    this.hasValue ||= isValue;
    this.members.push(member);
  }

  /** Notes that one of the wordings came. */
  count(): void {
    this.nTexts += 1;
  }

  /**
   * Whether what stands at that place is a value: because it sometimes looks like one, or because there are many words of which none
   * comes again and again.
   */
  get isValue(): boolean {
    const n = this.members.length;
    if (n < 2) return false;
    if (this.hasValue || n >= MANY_WORDS) return true;
    return !this.isFirst && n >= FEWEST_WORDS && this.nTexts <= OFTEN * n;
  }
}
