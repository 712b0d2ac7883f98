import { rename, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer } from './predict-fleet.js';

/** Columns of what a backtest of maintenance writes. */
const ANSWER_COLUMNS = ['unit', 't', 'risk', 'remaining', 'lo90', 'hi90', 'health', 'top'] as const;

/** Rows that are written at once. */
const ROWS_PER_CHUNK = 1000;

/** Writes a row for each answer; the file appears whole or not at all. */
export async function writeAnswers(path: string, answers: readonly Answer[]): Promise<void> {
  const partial = `${path}.partial`;
  try {
    await pipeline(Readable.from(chunksOf(answers)), createWriteStream(partial));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function* chunksOf(answers: readonly Answer[]): Generator<string> {
  yield `${ANSWER_COLUMNS.join(',')}\n`;
  for (let from = 0; from < answers.length; from += ROWS_PER_CHUNK)
    yield `${answers
      .slice(from, from + ROWS_PER_CHUNK)
      .map(lineOf)
      .join('\n')}\n`;
}

function lineOf(answer: Answer): string {
  return ANSWER_COLUMNS.map((column) => quoted(String(answer[column] ?? ''))).join(',');
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
