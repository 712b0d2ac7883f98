import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ScoredFile } from './score-file.js';

/** Writes `timestamp,score,isAnomaly,alarmScore`, one line a row of the input, to `<output>/<name>.scores.csv`. */
export async function writeScores(
  path: { readonly output: string; readonly name: string },
  timestamps: Float64Array,
  scored: ScoredFile,
  threshold: number,
): Promise<void> {
  const lines = ['timestamp,score,isAnomaly,alarmScore'];
  timestamps.forEach((timestamp, row) => {
    const score = scored.scores[row] ?? 0;
    const cells = [
      new Date(timestamp).toISOString(),
      score,
      score >= threshold ? 1 : 0,
      scored.alarmScores[row] ?? 0,
    ];
    lines.push(cells.join(','));
  });
  const target = join(path.output, `${path.name}.scores.csv`);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, `${lines.join('\n')}\n`);
}
