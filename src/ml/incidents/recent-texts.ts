/** What was not heard of for so long is forgotten. */
const FORGET_AFTER_MS = 3_600_000;
/** Texts that are kept at least, and twice as many at most. */
const MOST_TEXTS = 100_000;

/** When texts of entities last came, for an hour or two. */
export class RecentTexts {
  private recent = new Map<number, number>();
  private older = new Map<number, number>();
  private turnedAt = Number.NaN;

  /** @returns when the text last came; undefined if that is long ago. */
  lastAt(entity: number, text: number): number | undefined {
    const key = keyOf(entity, text);
    return this.recent.get(key) ?? this.older.get(key);
  }

  add(entity: number, text: number, at: number): void {
    if (!(at - this.turnedAt <= FORGET_AFTER_MS) || this.recent.size >= MOST_TEXTS) {
      this.older = this.recent;
      this.recent = new Map();
      this.turnedAt = at;
    }
    this.recent.set(keyOf(entity, text), at);
  }
}

function keyOf(entity: number, text: number): number {
  return entity * 0x1_0000_0000 + text;
}
