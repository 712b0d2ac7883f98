import { freshIncident, type Incident, type IncidentKind } from '../../../simulator/incidents/index.js';
import { ALARM_SCORE, type ScoredSamples } from '../../../src/ml/index.js';
import { FLEET_SEED, LiveFleet } from './live-fleet.js';

const START_MS = Date.UTC(2026, 10, 24);
const HOUR_MS = 3_600_000;

/** Hours of live samples after which incidents begin: eight times of the second day. */
const HOURS = [25, 28, 31, 34, 37, 40, 43, 46];
const INCIDENTS_PER_HOUR = 75;

/** Detection figures of one kind of incident. */
interface KindFigures {
  /** Series that such an incident held and that went on reporting. */
  readonly series: number;
  /** Of these, with a score of {@link ALARM_SCORE} or more while it lasted. */
  readonly found: number;
  /** Series that stopped reporting, which is a condition of its own. */
  readonly silent: number;
  /** How many were called what, by the direction of the highest score. */
  readonly said: Readonly<Record<string, number>>;
}

/** How the incidents of the live demo are detected, and the share of anomalous samples without one. */
interface IncidentFigures {
  readonly kinds: Partial<Record<IncidentKind, KindFigures>>;
  readonly normalSamples: number;
  /** Percent of them at or above {@link ALARM_SCORE}. */
  readonly normalAlarmed: number;
}

/** Breaks the fleet 600 times as the live demo does, each time from the same healthy past. */
export function measureIncidents(seed: number): IncidentFigures {
  const fleet = new LiveFleet(START_MS, seed);
  const kinds: Partial<Record<IncidentKind, KindFigures>> = {};
  let normalSamples = 0;
  let alarmed = 0;
  for (const hour of HOURS) {
    const atMs = START_MS + hour * HOUR_MS;
    for (const { scores } of fleet.watchUntil(atMs)) {
      normalSamples += scores.length;
      alarmed += scores.filter((score) => score >= ALARM_SCORE).length;
    }
    for (const incident of incidentsAt(fleet, atMs)) {
      kinds[incident.kind] = counted(kinds[incident.kind], fleet.endure(incident));
    }
  }
  return { kinds, normalSamples, normalAlarmed: (100 * alarmed) / normalSamples };
}

function incidentsAt({ series }: LiveFleet, atMs: number): readonly Incident[] {
  return Array.from({ length: INCIDENTS_PER_HOUR }, (_, i) =>
    freshIncident(series, FLEET_SEED + i, new Date(atMs)),
  ).flat();
}

function counted(
  { series, found, silent, said }: KindFigures = { series: 0, found: 0, silent: 0, said: {} },
  { scores, explanations }: ScoredSamples,
): KindFigures {
  if (scores.length === 0) return { series, found, silent: silent + 1, said };
  const worst = explanations.toSorted((a, b) => scores[b.index]! - scores[a.index]!)[0];
  if (worst === undefined) return { series: series + 1, found, silent, said };
  const { direction } = worst;
  return {
    series: series + 1,
    found: found + 1,
    silent,
    said: { ...said, [direction]: (said[direction] ?? 0) + 1 },
  };
}
