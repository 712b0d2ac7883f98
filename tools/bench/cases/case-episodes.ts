import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CsvFile, findCsvFiles, readLabelledCsv } from '../../datasets/index.js';
import { type IncidentEpisodes } from '../episodes/incident-episodes.js';
import { labelledIncidentsOf } from '../episodes/labelled-incidents.js';
import { readSpans } from './read-spans.js';

/**
 * What the episodes of the cases' files make of their labelled incidents.
 *
 * @param data folder of the cases.
 * @param kept folder in which the program of the cases has kept what the backtests wrote, by case and file.
 * @returns by case and file; files without labels, or without episodes, are not in it.
 */
export async function caseEpisodesOf(
  data: string,
  kept: string,
): Promise<ReadonlyMap<string, readonly IncidentEpisodes[]>> {
  const byFile = new Map<string, readonly IncidentEpisodes[]>();
  for (const file of await findCsvFiles(data)) {
    const episodes = await findEpisodes(join(kept, file.name.replaceAll('/', '-')));
    const incidents = episodes === undefined ? [] : await incidentsOf(file, episodes);
    if (incidents.length > 0) byFile.set(file.name, incidents);
  }
  return byFile;
}

async function findEpisodes(folder: string): Promise<string | undefined> {
  if (!existsSync(folder)) return undefined;
  const names = await readdir(folder, { recursive: true });
  const name = names.find((one) => one.endsWith('.episodes.csv'));
  return name === undefined ? undefined : join(folder, name);
}

async function incidentsOf({ path }: CsvFile, episodes: string): Promise<readonly IncidentEpisodes[]> {
  return labelledIncidentsOf(await readLabelledCsv(path), await readSpans(episodes));
}
