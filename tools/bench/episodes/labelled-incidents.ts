import { type EpisodeSpan, type IncidentEpisodes, incidentEpisodesOf } from './incident-episodes.js';

/** Rows of a file in the order of time, and which of them are labelled. */
interface LabelledRows {
  /** Epoch milliseconds, ascending. */
  readonly timestamps: Float64Array;
  /** 1 inside an incident. */
  readonly labels: Uint8Array;
}

/** What the episodes of a file make of each unbroken run of labelled rows. */
export function labelledIncidentsOf(
  { timestamps, labels }: LabelledRows,
  episodes: readonly EpisodeSpan[],
): readonly IncidentEpisodes[] {
  const incidents: IncidentEpisodes[] = [];
  let first = labels.indexOf(1);
  while (first >= 0) {
    const end = labels.indexOf(0, first);
    const last = (end < 0 ? labels.length : end) - 1;
    incidents.push(incidentEpisodesOf({ timestamps, first, last }, episodes));
    first = labels.indexOf(1, last + 1);
  }
  return incidents;
}
