import { EVEN_SCORE } from './confidence.js';
import type { Suspect } from './suspects.js';

/** A cause with the symptoms it accounts for. */
export interface SeparateCause {
  readonly node: number;
  /** Nodes with symptoms, each under the first cause that explains it. */
  readonly explains: readonly number[];
}

/**
 * The fewest suspects that account for the symptoms, best first: one that a better one explains is none by itself.
 *
 * @param suspects best first.
 */
export function separateCauses(suspects: readonly Suspect[]): readonly SeparateCause[] {
  const explained = new Set<number>();
  const causes: SeparateCause[] = [];
  for (const { node, score, explains } of suspects) {
    if (score < EVEN_SCORE || explained.has(node)) continue;
    const own = explains.filter((other) => !explained.has(other));
    if (own.length === 0 && causes.length > 0) continue;
    for (const other of own) explained.add(other);
    explained.add(node);
    causes.push({ node, explains: own });
  }
  return causes;
}
