import type { LabelledMetrics } from '../datasets/index.js';

/** A time span, both ends epoch milliseconds and inclusive. */
export interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface MatchedIncidents {
  readonly labelled: number;
  readonly found: number;
  readonly missed: number;
  /** Episodes that touch no labelled incident. */
  readonly falseAlarms: number;
  readonly days: number;
}

const MS_PER_DAY = 86_400_000;

/** The labelled incidents from a row on: each a run of rows with the label. */
export function incidentsOf({ timestamps, labels }: LabelledMetrics, fromRow: number): readonly Span[] {
  const incidents: Span[] = [];
  let startMs: number | undefined;
  for (let row = fromRow; row <= labels.length; row++) {
    if (labels[row] === 1) startMs ??= timestamps[row];
    else if (startMs !== undefined) {
      incidents.push({ fromMs: startMs, untilMs: timestamps[row - 1] ?? startMs });
      startMs = undefined;
    }
  }
  return incidents;
}

/** Compares episodes with labelled incidents, both within the evaluated rows. */
export function matchIncidents(
  rows: LabelledMetrics,
  fromRow: number,
  episodes: readonly Span[],
): MatchedIncidents {
  const evaluateFromMs = rows.timestamps[fromRow] ?? NaN;
  const evaluated = episodes.filter(({ untilMs }) => untilMs >= evaluateFromMs);
  const incidents = incidentsOf(rows, fromRow);
  const found = incidents.filter((incident) =>
    evaluated.some((episode) => overlap(incident, episode)),
  ).length;
  return {
    labelled: incidents.length,
    found,
    missed: incidents.length - found,
    falseAlarms: evaluated.filter((episode) => !incidents.some((incident) => overlap(incident, episode)))
      .length,
    days: ((rows.timestamps.at(-1) ?? NaN) - evaluateFromMs) / MS_PER_DAY,
  };
}

function overlap(a: Span, b: Span): boolean {
  return a.fromMs <= b.untilMs && b.fromMs <= a.untilMs;
}
