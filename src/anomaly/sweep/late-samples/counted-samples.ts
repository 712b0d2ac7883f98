/** Bounds the memory; beyond it samples of one look may count in the next once more. */
const MOST_REMEMBERED = 100_000;

/** Remembers for a while which samples are counted, since looks overlap. */
export class CountedSamples {
  private readonly countedAt = new Map<string, number>();

  /** @returns 0 for a sample that is counted already */
  countOnce(id: string, atMs: number, nowMs: number): 0 | 1 {
    const sample = `${id}@${atMs}`;
    if (this.countedAt.has(sample)) return 0;
    if (this.countedAt.size < MOST_REMEMBERED) this.countedAt.set(sample, nowMs);
    return 1;
  }

  forgetBefore(timeMs: number): void {
    for (const [sample, countedAtMs] of this.countedAt)
      if (countedAtMs < timeMs) this.countedAt.delete(sample);
  }
}
