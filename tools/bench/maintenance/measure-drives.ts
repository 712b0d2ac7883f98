import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fitFailureModel } from '../../../src/ml/index.js';
import { type FleetFile, kindsOf, predictFleet, readHistory, readInput } from '../../backtest/index.js';
import type { Figure } from './figure.js';
import { plainRows } from './plain-rows.js';
import { type EndedRows, expectedOverObserved, recallAt, timeConcordance } from './ranking.js';
import { countersAboveZero } from './rivals.js';

const NAMES = { unit: 'unit', time: 't', until: 'until', failure: 'failed' };
const HOURS = 720;

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
  return driveFigures(
    rows,
    Float64Array.from(answers, ({ risk }) => risk),
    ruleOf(input),
  );
}

function ruleOf({ fleet, rowOf }: FleetFile): Float64Array {
  const counts = countersAboveZero(plainRows(fleet));
  return Float64Array.from(rowOf, (row) => counts[row]!);
}

function driveFigures(rows: EndedRows, risk: Float64Array, rule: Float64Array): readonly Figure[] {
  const [all, ...tenths] = expectedOverObserved(rows, risk, HOURS);
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
    { name: 'drives: expected/observed', ours: all!, must: [0.95, 1.05], aim: [0.97, 1.03] },
    ...tenths.map((ours, k): Figure => ({
      name: `drives: expected/observed, tenth ${k + 1} of risk`,
      ours,
      must: [0.67, 1.5],
      aim: [0.8, 1.25],
    })),
  ];
}
