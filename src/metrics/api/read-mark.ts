import type { ReadPurpose } from '../../ems/index.js';

/** A metric of an asset under one of the names the platform may have stored it by. */
export interface StoredName {
  readonly assetId: string;
  readonly name: string;
}

/** What EMS Core was asked for under one name so far. All times are epoch milliseconds. */
export interface ReadMark {
  readonly fromMs: number;
  readonly untilMs: number;
  /** The newest sample; undefined for a name that has none. */
  readonly newestMs: number | undefined;
  /** Since when it is known to have none. */
  readonly emptySinceMs: number | undefined;
}

/** What somebody wants to read: `afterMs < timestamp <= untilMs`. */
export interface Wanted {
  readonly afterMs: number;
  readonly untilMs: number;
}

/** What EMS Core is to be asked for, both ends included. */
export interface Gap {
  readonly fromMs: number;
  readonly untilMs: number;
}

interface GapOptions {
  readonly purpose: ReadPurpose;
  readonly nowMs: number;
  /** How far back a name is read at first. */
  readonly keepMs: number;
}

/** Whoever is no sweep makes do with samples up to so long ago. */
const FRESH_MS = 600_000;
/** A sample may be posted so much later than a newer one; what comes later still is not seen. */
const LATENESS_MS = 600_000;
/** Requests are scarce: a name that has nothing is left alone for so long at first, and up to an hour in the end. */
const EMPTY_FOR_MS = 600_000;
const EMPTY_FOR_MOST_MS = 3_600_000;

/** Bounds the memory of one answer: what is older is asked for in pieces. */
const PIECE_MS = 31 * 86_400_000;

/**
 * The next that is missing of a name, up to now where it is new, as a request costs the same whatever it brings. Once that is
 * read more may be missing before it.
 *
 * @param mark - undefined for a name that was never read
 * @returns undefined where what is stored will do
 */
export function gapOf(mark: ReadMark | undefined, wanted: Wanted, options: GapOptions): Gap | undefined {
  const { purpose, nowMs, keepMs } = options;
  // What is still to come cannot have been read, whoever asks for it: the mark would keep sweeps from asking until then.
  const untilMs = nowMs;
  const firstGap = { fromMs: nowMs - Math.min(keepMs, PIECE_MS), untilMs };
  if (!mark) return firstGap;
  if (mark.newestMs === undefined) return isDueAgain(mark, options) ? firstGap : undefined;
  const freshUntilMs = Math.min(wanted.untilMs, purpose === 'sweep' ? nowMs : nowMs - FRESH_MS);
  if (mark.untilMs < freshUntilMs)
    return { fromMs: Math.max(mark.fromMs, mark.newestMs - LATENESS_MS), untilMs };
  const fromMs = Math.max(wanted.afterMs + 1, mark.fromMs - PIECE_MS);
  return purpose !== 'request' && fromMs < mark.fromMs ? { fromMs, untilMs: mark.fromMs - 1 } : undefined;
}

/** The longer a name has had nothing, the more rarely it is asked for; a client asks only where no sweep has. */
function isDueAgain({ untilMs, emptySinceMs = untilMs }: ReadMark, { purpose, nowMs }: GapOptions): boolean {
  const restMs = Math.min(EMPTY_FOR_MOST_MS, Math.max(EMPTY_FOR_MS, untilMs - emptySinceMs));
  return nowMs - untilMs >= restMs + (purpose === 'request' ? FRESH_MS : 0);
}
