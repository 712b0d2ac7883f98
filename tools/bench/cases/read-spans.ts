import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { type EpisodeSpan } from '../episodes/incident-episodes.js';

/** Reads when the episodes of a backtest went on, from its `NAME.episodes.csv`. */
export async function readSpans(path: string): Promise<readonly EpisodeSpan[]> {
  const rows = parse<Record<string, string>>(await readFile(path, 'utf8'), { columns: true });
  return rows.map(({ startedAt = '', endedAt = '' }) => ({
    startMs: Date.parse(startedAt),
    endMs: endedAt === '' ? undefined : Date.parse(endedAt),
  }));
}
