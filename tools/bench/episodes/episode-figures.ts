import { type BenchRow } from '../bench-row.js';
import { type IncidentEpisodes } from './incident-episodes.js';

/** How well episodes and incidents correspond; one episode for each incident, from its begin to its end, is right. */
export interface EpisodeFigures {
  readonly incidents: number;
  /** Incidents that an episode overlaps. */
  readonly found: number;
  /** Episodes that overlap one, for each incident found. */
  readonly perIncident: number;
  /** Percent of an incident's samples that lie in an episode, mean of all incidents. */
  readonly covered: number;
  /** The same, mean of the incidents found. */
  readonly coveredOfFound: number;
  /** Episodes that begin after an incident, within as many samples as it had, for each incident. */
  readonly after: number;
}

/** @param measured one for each incident. */
export function episodeFiguresOf(measured: readonly IncidentEpisodes[]): EpisodeFigures {
  const found = measured.filter(({ nEpisodes }) => nEpisodes > 0);
  return {
    incidents: measured.length,
    found: found.length,
    perIncident: meanOf(found, ({ nEpisodes }) => nEpisodes),
    covered: 100 * meanOf(measured, ({ covered }) => covered),
    coveredOfFound: 100 * meanOf(found, ({ covered }) => covered),
    after: meanOf(measured, ({ nAfter }) => nAfter),
  };
}

/**
 * What has to hold. Incidents without an episode would make fewer episodes for each, and cover nothing of themselves: how many are found is a
 * figure of its own, so both are of the incidents found.
 */
export function episodeRowsOf(figures: EpisodeFigures): BenchRow[] {
  const { perIncident, covered, coveredOfFound, after } = figures;
  return [
    { name: 'episodes of an incident found', unit: '', ours: perIncident, must: 1.15 },
    {
      name: 'share of an incident found that its episodes cover',
      unit: '%',
      ours: coveredOfFound,
      must: 85,
      isRate: true,
    },
    { name: 'the same of all incidents', unit: '%', ours: covered },
    { name: 'alarms within its length after its end', unit: '', ours: after, must: 0.05 },
  ];
}

/** Cells of a table, as wide as those of {@link EPISODE_HEADING}. */
export function episodeCells({ perIncident, coveredOfFound, covered, after }: EpisodeFigures): string {
  const cells = [perIncident.toFixed(2), `${coveredOfFound.toFixed(0)} %`, `${covered.toFixed(0)} %`];
  return [...cells, after.toFixed(2)].map((cell) => cell.padStart(9)).join('');
}

export const EPISODE_HEADING = ' episodes  covered   of all    after';

function meanOf(measured: readonly IncidentEpisodes[], figureOf: (one: IncidentEpisodes) => number): number {
  if (measured.length === 0) return 0;
  return measured.reduce((sum, one) => sum + figureOf(one), 0) / measured.length;
}
