/** What an operator thinks of an episode: it was an incident, it was none, or nobody knows. */
export const VERDICTS = ['true', 'false', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How many episodes of a series were judged in which way. */
export type VerdictCounts = Readonly<Record<Verdict, number>>;

export const NO_VERDICTS: VerdictCounts = { true: 0, false: 0, unsure: 0 };

export interface StoredVerdict {
  readonly verdict: Verdict;
  readonly note: string | null;
  readonly judgedAt: Date;
}

/** The counts once an episode that was judged in one way, or in none, is judged in another. */
export function counted(counts: VerdictCounts, previous: Verdict | undefined, next: Verdict): VerdictCounts {
  const others = previous ? { ...counts, [previous]: counts[previous] - 1 } : counts;
  return { ...others, [next]: others[next] + 1 };
}

/** @param given - as a client writes it; anything that is neither true nor false is unsure */
export function toVerdict(given: boolean | string): Verdict {
  return VERDICTS.find((verdict) => verdict === String(given)) ?? 'unsure';
}
