import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fitFailureModel } from '../../../src/ml/index.js';
import { type Answer, kindsOf, predictFleet, readHistory, readInput } from '../../backtest/index.js';
import { readTable } from '../../datasets/index.js';
import type { Figure } from './figure.js';
import { lifeScores, riskScores } from './life-scores.js';
import { plainRows } from './plain-rows.js';
import { meanLife, ridgeLife } from './rivals.js';

const NAMES = { unit: 'unit', time: 't', until: 'until', failure: 'failed' };
const CYCLES = 30;

/** Remaining lives of engines; undefined where they are not in the folder. */
export async function measureEngines(folder: string, seed = 1): Promise<readonly Figure[] | undefined> {
  const path = (part: string): string => join(folder, `turbofan-${part}.csv.gz`);
  if (!existsSync(path('train'))) return undefined;
  const { fleet } = await readHistory(path('train'), NAMES);
  const model = fitFailureModel(fleet, { horizon: CYCLES, seed });
  const input = await readInput(path('check'), NAMES, kindsOf(fleet));
  const answers = lastOf(predictFleet(model, input));
  const table = await readTable(path('check.answers'), { required: ['unit', 'remaining'], optional: [] });
  const truthOf = new Map(table.map((row) => [row.filled('unit'), Number(row.cell('remaining'))]));
  const truth = Float64Array.from(answers, ({ unit }) => truthOf.get(unit)!);
  const ends = [...input.fleet.starts.subarray(1)].map((next) => next - 1);
  const [train, asked] = [plainRows(fleet), plainRows(input.fleet)];
  const said = (lives: Float64Array): Float64Array => Float64Array.from(ends, (row) => lives[row]!);
  const ridge = said(ridgeLife(train, fleet.until, asked));
  const mean = said(meanLife(train, fleet.until, asked));
  return [...lifeFigures(truth, answers, { ridge, 'mean life': mean }), ...riskFigures(truth, answers)];
}

function lifeFigures(
  truth: Float64Array,
  answers: readonly Answer[],
  others: Readonly<Record<string, Float64Array>>,
): readonly Figure[] {
  const remaining = columnOf(answers, 'remaining');
  const ours = lifeScores({
    truth,
    remaining,
    low: columnOf(answers, 'lo90'),
    high: columnOf(answers, 'hi90'),
  });
  const rivals = (figure: 'rmse' | 'nasa' | 'concordance'): Record<string, number> =>
    Object.fromEntries(
      Object.entries(others).map(([name, said]) => [name, lifeScores({ truth, remaining: said })[figure]]),
    );
  return [
    { name: 'engines: RMSE, cycles', ours: ours.rmse, must: [0, 12], aim: [0, 10.5], rivals: rivals('rmse') },
    {
      name: 'engines: C-index',
      ours: ours.concordance,
      must: [0.91, 1],
      aim: [0.93, 1],
      rivals: rivals('concordance'),
    },
    { name: 'engines: 90 % interval covers', ours: ours.covered, must: [0.87, 0.93], aim: [0.885, 0.915] },
    { name: 'engines: median width of the interval', ours: ours.width },
    { name: 'engines: NASA score', ours: ours.nasa, rivals: rivals('nasa') },
  ];
}

function riskFigures(truth: Float64Array, answers: readonly Answer[]): readonly Figure[] {
  const fails = Uint8Array.from(truth, (left) => Number(left <= CYCLES));
  const risks = riskScores(fails, columnOf(answers, 'risk'));
  const share = fails.reduce((sum, one) => sum + one, 0) / fails.length;
  const health = lifeScores({ truth, remaining: columnOf(answers, 'health') }).concordance;
  return [
    {
      name: 'engines: Brier score of the risk',
      ours: risks.brier,
      rivals: { 'base rate': share * (1 - share) },
    },
    { name: 'engines: AUC of the risk', ours: risks.auc },
    { name: 'engines: precision at 0.5', ours: risks.precision },
    { name: 'engines: recall at 0.5', ours: risks.recall },
    { name: 'engines: C-index of health', ours: health },
  ];
}

function columnOf(
  answers: readonly Answer[],
  name: 'remaining' | 'lo90' | 'hi90' | 'health' | 'risk',
): Float64Array {
  return Float64Array.from(answers, (answer) => answer[name] ?? Number.NaN);
}

function lastOf(answers: readonly Answer[]): readonly Answer[] {
  return answers.filter(({ unit }, k) => answers[k + 1]?.unit !== unit);
}
