import { type EpisodeFigures, episodeFiguresOf } from '../episodes/episode-figures.js';
import { type IncidentEpisodes } from '../episodes/incident-episodes.js';

/** How well episodes and labelled incidents of the cases correspond. */
export interface CaseFigures {
  readonly total: EpisodeFigures;
  readonly kinds: Readonly<Record<string, EpisodeFigures>>;
  /** By case and file. */
  readonly files: Readonly<Record<string, EpisodeFigures>>;
}

/**
 * @param byFile the incidents of each file, by `case/file`.
 * @param kinds what kind each case is of.
 */
export function caseFiguresOf(
  byFile: ReadonlyMap<string, readonly IncidentEpisodes[]>,
  kinds: ReadonlyMap<string, string>,
): CaseFigures {
  const byKind = new Map<string, readonly IncidentEpisodes[]>();
  for (const [file, incidents] of byFile) {
    const kind = kinds.get(file.split('/', 1)[0] ?? '') ?? 'other';
    byKind.set(kind, [...(byKind.get(kind) ?? []), ...incidents]);
  }
  return {
    total: episodeFiguresOf([...byFile.values()].flat()),
    kinds: figuresBy([...byKind].sort(([a], [b]) => a.localeCompare(b))),
    files: figuresBy(byFile),
  };
}

function figuresBy(
  groups: Iterable<readonly [string, readonly IncidentEpisodes[]]>,
): Record<string, EpisodeFigures> {
  return Object.fromEntries([...groups].map(([name, incidents]) => [name, episodeFiguresOf(incidents)]));
}
