import { type IncidentKind } from '../../../simulator/incidents/index.js';
import { ALARM_SCORE } from '../../../src/ml/index.js';
import { type BenchRow } from '../bench-row.js';
import { type EpisodeFigures, episodeFiguresOf, episodeRowsOf } from '../episodes/episode-figures.js';
import { drawIncidents } from './draw-incidents.js';
import { type AlarmedSamples, type IncidentOutcome, incidentOutcomeOf } from './incident-outcome.js';
import { FLEET_SEED, LIVE_STEP_MS, LiveFleet } from './live-fleet.js';

const START_MS = Date.UTC(2026, 10, 24);
const HOUR_MS = 3_600_000;

/** Hours of live samples after which incidents begin: eight times of the second day. */
const HOURS = [25, 28, 31, 34, 37, 40, 43, 46];

/** Of the incidents of an hour. */
const SEEDS = Array.from({ length: 75 }, (_, i) => FLEET_SEED + i);

/** Least share of series that have to be found, in percent, of kinds that others are ahead of. */
const MUST_FIND: Partial<Record<IncidentKind, number>> = { oscillation: 85, outage: 90 };

/** Detection figures of one kind of incident. */
interface KindFigures extends AlarmedSamples {
  /** Series that such an incident held and that went on reporting. */
  readonly series: number;
  /** Of these, with a score of {@link ALARM_SCORE} or more while it lasted. */
  readonly found: number;
  /** Series whose samples it changes nothing of, so that there is nothing to find. */
  readonly unchanged: number;
  /** Series that stopped reporting, which is a condition of its own. */
  readonly silent: number;
  /** How many were called what, by the direction of the highest score. */
  readonly said: Readonly<Record<string, number>>;
  readonly episodes: EpisodeFigures;
}

/** How the incidents of the live demo are detected, and the share of anomalous samples without one. */
interface IncidentFigures {
  readonly kinds: Partial<Record<IncidentKind, KindFigures>>;
  /** Of all kinds together. */
  readonly total: KindFigures;
  readonly normalSamples: number;
  /** Percent of them at or above {@link ALARM_SCORE}. */
  readonly normalAlarmed: number;
  readonly rows: readonly BenchRow[];
}

/** One series under an incident. */
interface HeldSeries {
  /** Undefined where it did not report. */
  readonly outcome: IncidentOutcome | undefined;
  readonly isChanged: boolean;
}

/** Breaks the fleet 600 times as the live demo does, each time from the same healthy past. */
export function measureIncidents(seed: number): IncidentFigures {
  const fleet = new LiveFleet(START_MS, seed);
  const outcomes = new Map<IncidentKind, HeldSeries[]>();
  let normalSamples = 0;
  let alarmed = 0;
  for (const hour of HOURS) {
    const atMs = START_MS + hour * HOUR_MS;
    for (const { scores } of fleet.watchUntil(atMs)) {
      normalSamples += scores.length;
      alarmed += scores.filter((score) => score >= ALARM_SCORE).length;
    }
    for (const incident of drawIncidents(fleet.series, { atMs, intervalMs: LIVE_STEP_MS }, SEEDS)) {
      const ofKind = outcomes.get(incident.kind) ?? [];
      const outcome = incidentOutcomeOf(incident, fleet.endure(incident));
      outcomes.set(incident.kind, [...ofKind, { outcome, isChanged: fleet.isChangedBy(incident) }]);
    }
  }
  const kinds = Object.fromEntries([...outcomes].map(([kind, ofKind]) => [kind, figuresOf(ofKind)]));
  const total = figuresOf([...outcomes.values()].flat());
  const rows = [...foundRows(kinds), ...totalRows(total)];
  return { kinds, total, normalSamples, normalAlarmed: (100 * alarmed) / normalSamples, rows };
}

function figuresOf(held: readonly HeldSeries[]): KindFigures {
  const reporting = held.map(({ outcome }) => outcome).filter((one) => one !== undefined);
  const sum = (count: keyof AlarmedSamples): number =>
    reporting.reduce((total, one) => total + one[count], 0);
  const said: Record<string, number> = {};
  for (const { said: direction } of reporting)
    if (direction !== undefined) said[direction] = (said[direction] ?? 0) + 1;
  return {
    series: reporting.length,
    found: reporting.filter((one) => one.said !== undefined).length,
    unchanged: held.filter(({ isChanged }) => !isChanged).length,
    silent: held.length - reporting.length,
    said,
    episodes: episodeFiguresOf(reporting.map(({ episodes }) => episodes)),
    alarmed: sum('alarmed'),
    afterEnd: sum('afterEnd'),
    usualAfterEnd: sum('usualAfterEnd'),
  };
}

function foundRows(kinds: IncidentFigures['kinds']): BenchRow[] {
  return Object.entries(MUST_FIND).flatMap(([kind, must]) => {
    const figures = kinds[kind as IncidentKind];
    if (figures === undefined) return [];
    const ours = (100 * figures.found) / figures.series;
    return [
      { name: `series of an ${kind} that are found`, unit: '%', ours, must, isRate: true },
      {
        name: 'the same of series whose samples it changes',
        unit: '%',
        ours: (100 * figures.found) / (figures.series - figures.unchanged),
      },
    ];
  });
}

function totalRows({ episodes, alarmed, afterEnd, usualAfterEnd }: KindFigures): BenchRow[] {
  const percent = (count: number): number => (100 * count) / alarmed;
  return [
    {
      name: 'alarmed samples that lie after the end, inside their own band',
      unit: '%',
      ours: percent(usualAfterEnd),
      must: 3,
    },
    { name: 'alarmed samples that lie after the end', unit: '%', ours: percent(afterEnd) },
    ...episodeRowsOf(episodes),
  ];
}
