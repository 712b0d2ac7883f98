import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Episode } from '../../src/anomaly/episodes/episode.js';

const COLUMNS = [
  'metric',
  'startedAt',
  'endedAt',
  'lastAnomalousAt',
  'peakAt',
  'peakScore',
  'severity',
  'direction',
  'nAnomalous',
  'reason',
];

/** Writes the episodes of a file to `<output>/<name>.episodes.csv`, times in UTC; `endedAt` is empty while an episode is open. */
export async function writeEpisodes(
  path: { readonly output: string; readonly name: string },
  episodes: readonly Episode[],
): Promise<void> {
  const target = join(path.output, `${path.name}.episodes.csv`);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, [COLUMNS.join(','), ...episodes.map(lineOf), ''].join('\n'));
}

function lineOf(episode: Episode): string {
  const { metricName, startedAt, endedAt, lastAnomalousAt, peakAt, peakScore } = episode;
  const times = [startedAt, endedAt, lastAnomalousAt, peakAt].map((at) => at?.toISOString() ?? '');
  const { severity, direction, nAnomalous, reason } = episode;
  return [quoted(metricName), ...times, peakScore, severity, direction, nAnomalous, quoted(reason)].join(',');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
