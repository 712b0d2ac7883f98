import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fitFailureModel, type FleetHistory } from '../../../src/ml/index.js';
import { SeededRandom } from '../../../src/ml/random/seeded-random.js';
import { type FleetFile, kindsOf, predictFleet, readHistory, readInput } from '../../backtest/index.js';
import type { Figure } from './figure.js';
import { joinFleets, unitsOf } from './part-of-fleet.js';
import { plainRows } from './plain-rows.js';
import { chanceOfRatio, type EndedRows, expectedOverObserved, recallAt, timeConcordance } from './ranking.js';
import { countersAboveZero } from './rivals.js';

const NAMES = { unit: 'unit', time: 't', until: 'until', failure: 'failed' };
const HOURS = 720;

/** Parts that all drives are dealt into; each is foreseen by a model of the others, which are as many as the training part. */
const N_FOLDS = 3;

/** Failures of drives; undefined where they are not in the folder. */
export async function measureDrives(folder: string, seed = 1): Promise<readonly Figure[] | undefined> {
  const path = (part: string): string => join(folder, `drives-${part}.csv.gz`);
  if (!existsSync(path('train'))) return undefined;
  const history = await readHistory(path('train'), NAMES);
  const model = fitFailureModel(history.fleet, { horizon: HOURS, seed });
  const input = await readInput(path('check'), NAMES, kindsOf(history.fleet));
  const answers = predictFleet(model, input);
  const truth = await readHistory(path('check.answers'), NAMES);
  const rows: EndedRows = {
    unitOf: input.unitOf,
    times: input.times,
    until: Float64Array.from(input.rowOf, (_, row) => truth.fleet.until[truth.rowOf[row]!]!),
    failed: Uint8Array.from(input.rowOf, (_, row) => truth.fleet.failed[truth.rowOf[row]!]!),
  };
  const risk = Float64Array.from(answers, (answer) => answer.risk);
  const all = joinFleets(history.fleet, endedFleet(input, rows));
  const { nFailures: nLearnt } = model.parts;
  return [
    ...rankingFigures(rows, risk, ruleOf(input)),
    ...rotationFigures(rotate(all, seed)),
    ...splitFigures(rows, risk, nLearnt),
  ];
}

/** Rows of a file with their ends. */
function endedFleet({ fleet, rowOf }: FleetFile, { until, failed }: EndedRows): FleetHistory {
  const ended = { ...fleet, until: fleet.times.slice(), failed: new Uint8Array(fleet.times.length) };
  for (const [k, row] of rowOf.entries()) {
    ended.until[row] = until[k]!;
    ended.failed[row] = failed[k]!;
  }
  return ended;
}

/** Expected over observed failures of each fold by a model of the others: in all, and in the top three tenths of risk. */
function rotate(all: FleetHistory, seed: number): readonly (readonly number[])[] {
  const random = new SeededRandom(seed);
  const foldOf = Uint8Array.from({ length: all.starts.length - 1 }, () => random.nextBelow(N_FOLDS));
  return Array.from({ length: N_FOLDS }, (_, fold) => {
    const model = fitFailureModel(
      unitsOf(all, (unit) => foldOf[unit] !== fold),
      { horizon: HOURS, seed },
    );
    const asked = unitsOf(all, (unit) => foldOf[unit] === fold);
    const risk = model.predict(asked).logHazard.map((logHazard) => model.risk(logHazard));
    return expectedOverObserved(asked, risk, HOURS);
  });
}

function ruleOf({ fleet, rowOf }: FleetFile): Float64Array {
  const counts = countersAboveZero(plainRows(fleet));
  return Float64Array.from(rowOf, (row) => counts[row]!);
}

function rankingFigures(rows: EndedRows, risk: Float64Array, rule: Float64Array): readonly Figure[] {
  const recall = (share: number, must: number, aim: number): Figure => ({
    name: `drives: recall at ${100 * share} % of the others`,
    ours: recallAt(rows, risk, share),
    must: [must, 1],
    aim: [aim, 1],
    rivals: { 'threshold rule': recallAt(rows, rule, share) },
  });
  return [
    {
      name: 'drives: time-dependent concordance',
      ours: timeConcordance(rows, risk),
      must: [0.88, 1],
      aim: [0.9, 1],
      rivals: { 'threshold rule': timeConcordance(rows, rule) },
    },
    recall(0.042, 0.66, 0.72),
    recall(0.02, 0.54, 0.6),
    recall(0.01, 0.45, 0.5),
  ];
}

/** What the folds are in the mean, since one of them is a twentieth off by chance one time in five. */
function rotationFigures(folds: readonly (readonly number[])[]): readonly Figure[] {
  console.log(`drives: expected/observed by fold ${folds.map(([all]) => all!.toFixed(3)).join(', ')}`);
  const [all, ...tenths] = folds[0]!.map(
    (_, k) => folds.reduce((sum, fold) => sum + fold[k]!, 0) / folds.length,
  );
  const of = `mean of ${folds.length} folds`;
  return [
    { name: `drives: expected/observed, ${of}`, ours: all!, must: [0.95, 1.05], aim: [0.97, 1.03] },
    ...tenths.map((ours, k): Figure => ({
      name: `drives: expected/observed, tenth ${k + 1} of risk, ${of}`,
      ours,
      must: [0.67, 1.5],
      aim: [0.8, 1.25],
    })),
  ];
}

/** The split of the files, beside them. */
function splitFigures(rows: EndedRows, risk: Float64Array, nLearnt: number): readonly Figure[] {
  const [all, ...tenths] = expectedOverObserved(rows, risk, HOURS);
  return [
    { name: 'drives: expected/observed, check part alone', ours: all! },
    {
      name: 'drives: … and its standard deviation by chance',
      ours: chanceOfRatio(rows, risk, { horizon: HOURS, nLearnt }),
    },
    ...tenths.map((ours, k): Figure => ({
      name: `drives: expected/observed, tenth ${k + 1} of risk, check part alone`,
      ours,
    })),
  ];
}
