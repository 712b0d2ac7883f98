/** About as many as arrive between two looks for late ones, which meets them again. */
export const MOST_SCORED = 16;
/** Instead of a number of samples until the state is due: of a series that has just come. */
export const NEVER_STORED = -2_000_000_000;
const LEAST_ROOM = 1024;
/** 160 bytes each: what is many does not grow by as much again. */
const MOST_MORE_ROOM = 8192;

/** What is known of each held series beside its state, in columns that grow. All times are epoch milliseconds. */
export class HeldColumns {
  watermarkMs = new Float64Array(0);
  /** Samples until the state is stored. */
  nUntilDue = new Int32Array(0);
  /** When it was looked for by itself. */
  lookedMs = new Float64Array(0);
  /** What its report says that is stored, as a `SeriesPace`; NaN where that is not known. */
  reportedMs = new Float64Array(0);
  reportedIntervalMs = new Float64Array(0);
  readonly timeZones: string[] = [];
  /** The newest samples that have a score, {@link MOST_SCORED} of each series in a ring. */
  private scoredMs = new Float64Array(0);
  private nScored = new Uint8Array(0);

  /** Makes a place, where nothing is known yet. */
  clear(place: number, timeZone: string): void {
    this.growTo(place + 1);
    this.timeZones[place] = timeZone;
    this.nUntilDue[place] = NEVER_STORED;
    this.lookedMs[place] = 0;
    this.reportedMs[place] = NaN;
    this.reportedIntervalMs[place] = NaN;
    this.scoredMs.fill(NaN, place * MOST_SCORED, (place + 1) * MOST_SCORED);
  }

  noteScored(place: number, atMs: number): void {
    const n = this.nScored[place]!;
    this.scoredMs[place * MOST_SCORED + n] = atMs;
    this.nScored[place] = (n + 1) % MOST_SCORED;
  }

  hasScored(place: number, atMs: number): boolean {
    const from = place * MOST_SCORED;
    for (let n = from; n < from + MOST_SCORED; n += 1) if (this.scoredMs[n] === atMs) return true;
    return false;
  }

  private growTo(length: number): void {
    const room = this.watermarkMs.length;
    if (length <= room) return;
    const wanted = Math.max(LEAST_ROOM, Math.min(2 * room, room + MOST_MORE_ROOM));
    this.watermarkMs = grown(this.watermarkMs, new Float64Array(wanted));
    this.lookedMs = grown(this.lookedMs, new Float64Array(wanted));
    this.reportedMs = grown(this.reportedMs, new Float64Array(wanted));
    this.reportedIntervalMs = grown(this.reportedIntervalMs, new Float64Array(wanted));
    this.nUntilDue = grown(this.nUntilDue, new Int32Array(wanted));
    this.scoredMs = grown(this.scoredMs, new Float64Array(wanted * MOST_SCORED));
    this.nScored = grown(this.nScored, new Uint8Array(wanted));
  }
}

function grown<Column extends Float64Array | Int32Array | Uint8Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
