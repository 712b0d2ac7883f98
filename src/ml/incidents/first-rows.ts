import type { Fragment } from './incident-registry.js';

/** How a fragment began. */
interface FirstRow {
  readonly row: number;
  isAnnounced: boolean;
}

/** Fragments of which it is remembered how they began, and twice as many at most; only the latest can be split off. */
const MOST_FRAGMENTS = 5000;

/** With which signal each fragment began, and whether anything of it was announced. */
export class FirstRows {
  private recent = new Map<Fragment, FirstRow>();
  private older = new Map<Fragment, FirstRow>();

  /** Notes a signal of a fragment, by the caller's number of it. */
  note(fragment: Fragment, row: number, isAnnounced: boolean): void {
    const known = this.find(fragment);
    if (known !== undefined) known.isAnnounced ||= isAnnounced;
    else this.recent.set(fragment, { row, isAnnounced });
    if (this.recent.size < MOST_FRAGMENTS) return;
    this.older = this.recent;
    this.recent = new Map();
  }

  /** @returns the signal that is to be announced for fragments of which nothing was; undefined where something was */
  announceOf(fragments: readonly Fragment[]): number | undefined {
    const known = fragments.flatMap((fragment) => this.find(fragment) ?? []);
    const [first] = known;
    if (first === undefined || known.some(({ isAnnounced }) => isAnnounced)) return undefined;
    first.isAnnounced = true;
    return first.row;
  }

  private find(fragment: Fragment): FirstRow | undefined {
    return this.recent.get(fragment) ?? this.older.get(fragment);
  }
}
