/** Kinds and wordings that are remembered. */
const MOST_KNOWN = 100_000;
const HOUR_MS = 3_600_000;

/** How often each kind and wording came, wherever it came from. */
export class Familiarity {
  private readonly counts = new Map<number, number>();
  private startedAt = Number.NaN;

  /** Counts one. @returns the natural log of the hours observed over the times it came before, one each presumed; not below 0. */
  add(kind: number, template: number, at: number): number {
    if (Number.isNaN(this.startedAt)) this.startedAt = at;
    const key = kind * 0x100_0000 + template;
    const before = this.counts.get(key) ?? 0;
    if (before === 0 && this.counts.size >= MOST_KNOWN) this.counts.clear();
    this.counts.set(key, before + 1);
    const hours = Math.max(0, at - this.startedAt) / HOUR_MS;
    return Math.max(0, Math.log((hours + 1) / (before + 1)));
  }
}
