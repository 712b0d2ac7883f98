/** When an episode went on, in epoch milliseconds; an open one has no end. */
export interface EpisodeSpan {
  readonly startMs: number;
  readonly endMs: number | undefined;
}

/** Samples in the order of time, some of them of an incident. */
export interface IncidentSamples {
  /** Epoch milliseconds, ascending. */
  readonly timestamps: Float64Array;
  /** Position of the incident's first sample. */
  readonly first: number;
  /** Position of its last sample. */
  readonly last: number;
}

/** What the episodes of the series make of one incident. */
export interface IncidentEpisodes {
  /** How many overlap it. */
  readonly nEpisodes: number;
  /** Share of its samples that lie in one of them, 0..1. */
  readonly covered: number;
  /** How many begin after it, within as many samples as it had. */
  readonly nAfter: number;
}

/** Counts by samples instead of by time, so that an incident of one sample has a length too. */
export function incidentEpisodesOf(
  { timestamps, first, last }: IncidentSamples,
  episodes: readonly EpisodeSpan[],
): IncidentEpisodes {
  const during = timestamps.subarray(first, last + 1);
  const [fromMs, toMs] = [during[0]!, during.at(-1)!];
  const untilMs = timestamps[Math.min(last + during.length, timestamps.length - 1)]!;
  const touching = episodes.filter(({ startMs, endMs = Infinity }) => startMs <= toMs && endMs >= fromMs);
  const isIn = (atMs: number): boolean =>
    touching.some(({ startMs, endMs = Infinity }) => startMs <= atMs && atMs <= endMs);
  return {
    nEpisodes: touching.length,
    covered: during.filter(isIn).length / during.length,
    nAfter: episodes.filter(({ startMs }) => startMs > toMs && startMs <= untilMs).length,
  };
}
