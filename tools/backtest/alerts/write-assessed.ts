import { rename, rm, writeFile } from 'node:fs/promises';
import { ASSESSED_COLUMNS } from './assessed-columns.js';

/** What is written of an alert. */
export interface Assessed {
  readonly incidentId: string;
  readonly templateId: string;
  readonly priority: number;
  readonly suppressed: boolean;
  readonly reason: string;
  /** When it is announced by itself, in epoch milliseconds; undefined when never. */
  readonly announcedAt: number | undefined;
}

/** Writes a row for each alert; the file appears whole or not at all. */
export async function writeAssessed(path: string, rows: readonly Assessed[]): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, `${[ASSESSED_COLUMNS.join(','), ...rows.map(lineOf)].join('\n')}\n`);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function lineOf(row: Assessed, index: number): string {
  const { incidentId, templateId, priority, suppressed, reason, announcedAt } = row;
  const at = announcedAt === undefined ? '' : new Date(announcedAt).toISOString();
  return [index + 1, incidentId, templateId, priority, suppressed, quoted(reason), at].join(',');
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
