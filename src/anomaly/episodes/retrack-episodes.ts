import type { Episode } from './episode.js';

/** What is known of a series when some of its past is tracked again, since samples came late. */
interface Past {
  /** From here on it is tracked again; epoch milliseconds. */
  readonly fromMs: number;
  /** Its episodes that went on after about that time, oldest first. */
  readonly known: readonly Episode[];
  /** The anomalies from then on that were tracked before. */
  readonly trackedAnomalies: readonly Date[];
}

/** Before and after samples that came late. */
interface Retracked {
  readonly before: Episode | undefined;
  readonly after: Episode;
}

/** The episode that was open when the late samples should have come, as it was then; undefined where none was. */
export function rewind({ fromMs, known, trackedAnomalies }: Past, quietMs: number): Episode | undefined {
  const ongoing = known.findLast(
    ({ startedAt, lastAnomalousAt }) =>
      startedAt.getTime() < fromMs && lastAnomalousAt.getTime() >= fromMs - quietMs,
  );
  if (!ongoing) return undefined;
  const earlier = new Date(fromMs - 1);
  const nSince = trackedAnomalies.filter((at) => at <= ongoing.lastAnomalousAt).length;
  return {
    ...ongoing,
    status: 'open',
    endedAt: null,
    lastAnomalousAt: earliest(ongoing.lastAnomalousAt, earlier),
    lastAboveThresholdAt: earliest(ongoing.lastAboveThresholdAt, earlier),
    nAnomalous: Math.max(1, ongoing.nAnomalous - nSince),
    nNormalSince: 0,
  };
}

/**
 * Finds out which of the episodes that tracking again gave are known: what overlaps a known one is that one, with what is known better now.
 * One that has ended stays so. Nothing that was announced is taken back.
 *
 * @param found - ascending; at most the last one is open
 */
export function reconcile(found: readonly Episode[], known: readonly Episode[]): readonly Retracked[] {
  const taken = new Set<string>();
  return found.map((episode): Retracked => {
    const before = known.find((one) => !taken.has(one.id) && isSame(episode, one));
    if (!before) return { before, after: episode };
    taken.add(before.id);
    return { before, after: merged(before, episode) };
  });
}

function isSame(found: Episode, known: Episode): boolean {
  if (found.id === known.id) return true;
  // A series has one open episode at most.
  if (found.status === 'open' && known.status === 'open') return true;
  return found.startedAt <= known.lastAnomalousAt && known.startedAt <= found.lastAnomalousAt;
}

function merged(before: Episode, found: Episode): Episode {
  const { id, announcedSeverity } = before;
  const after = { ...found, id, announcedSeverity, startedAt: earliest(before.startedAt, found.startedAt) };
  if (before.status === 'open' || found.status === 'closed') return after;
  return { ...after, status: 'closed', endedAt: found.lastAnomalousAt, nNormalSince: before.nNormalSince };
}

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b;
}
