import { basename, join } from 'node:path';
import { type CsvFile, findCsvFiles, type LabelledCsv, readLabelledCsv } from '../datasets/index.js';
import { History, historyRows } from './history.js';
import { type CountedScores, scoreFile } from './score-file.js';
import { type BacktestOptions } from './options.js';
import { readModel } from './read-model.js';
import { readPolicies } from './read-policies.js';
import { writePlot } from './plot.js';
import { writeEpisodes } from './write-episodes.js';
import { writeScores } from './write-scores.js';

/** Progress of a backtest: one scored file. */
export interface BacktestProgress {
  readonly name: string;
  readonly file: LabelledCsv;
  readonly scored: CountedScores;
  readonly nHistory: number;
  readonly seconds: number;
}

/**
 * Scores each file and writes its scores, with the given model or with one that is trained on the first part of every file, as
 * the service trains on its fleet.
 *
 * @yields each file once it is written.
 * @throws Error when there is no CSV file, or naming a model or policy that cannot be used; CsvError naming the first file that
 * cannot be read.
 */
export async function* backtest(options: BacktestOptions): AsyncGenerator<BacktestProgress> {
  const files = await findCsvFiles(options.input);
  if (files.length === 0) throw new Error(`There is no .csv or .csv.gz file in ${options.input}.`);
  const policies = await readPolicies(options.policies);
  const model =
    options.model === undefined
      ? await learn(files, options)
      : await readModel(options.model, options.assetType);
  for (const { path, name: found } of files) {
    const name = path === options.input ? basename(found) : found;
    const file = await readLabelledCsv(path);
    const startedAt = performance.now();
    const nHistory = historyRows(file, firstScoredRow(options));
    const { threshold, timeZone } = options;
    const scored = scoreFile(file, model, nHistory, { policies, threshold, timeZone });
    const seconds = (performance.now() - startedAt) / 1000;
    await writeScores({ output: options.output, name }, file.timestamps, scored, threshold);
    await writeEpisodes({ output: options.output, name }, scored.episodes);
    const plot = { path: join(options.output, `${name}.svg`), policies, timeZone };
    if (options.plots) await writePlot(plot, file, scored, threshold);
    yield { name, file, scored, nHistory, seconds };
  }
}

/** A given model was trained elsewhere, so no rows are held back for training. */
function firstScoredRow({ evaluateFrom, model }: BacktestOptions): number | undefined {
  return evaluateFrom ?? (model === undefined ? undefined : 0);
}

async function learn(
  files: readonly CsvFile[],
  { seed, evaluateFrom, timeZone }: BacktestOptions,
): Promise<ReturnType<History['fit']>> {
  const history = new History(seed, timeZone);
  for (const { path } of files) {
    const file = await readLabelledCsv(path);
    history.add(file, historyRows(file, evaluateFrom));
  }
  return history.fit();
}
