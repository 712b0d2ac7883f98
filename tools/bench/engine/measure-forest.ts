import { fitIsolationForest } from '../../../src/ml/isolation-forest/fit.js';
import { type FeatureRows } from '../../../src/ml/isolation-forest/isolation-forest.js';
import { type BenchRow } from '../bench-row.js';
import { interleave, timed, type Timed } from '../interleave.js';
import { gaussianRows } from './synthetic.js';
import { NpmPackage } from './npm-package.js';
import { PathLengthScorer } from './path-length-scorer.js';
import { ScikitLearn } from './scikit-learn.js';

const OPTIONS = { nTrees: 100, maxSamples: 256, maxDepth: 8 };
const N_FEATURES = 6;

/** Short work is done so often for one figure. */
const PASSES = 10;

/** Most rows that are worth waiting for the npm package. */
const MOST_ROWS_OF_NPM = 1000;

/** Fitting and plain path lengths beside scikit-learn and the npm package. */
export async function measureForest(rounds: number): Promise<BenchRow[]> {
  const scikit = ScikitLearn.find();
  const measured: BenchRow[][] = [];
  for (const n of [1000, 100_000])
    measured.push(await measureRows(gaussianRows(n, N_FEATURES), rounds, scikit));
  scikit?.close();
  return measured.flat();
}

async function measureRows(rows: FeatureRows, rounds: number, scikit?: ScikitLearn): Promise<BenchRow[]> {
  const n = rows.values.length / N_FEATURES;
  const npm = n <= MOST_ROWS_OF_NPM ? new NpmPackage(rows) : undefined;
  await scikit?.take(rows);
  const fit = await interleave(
    withRivals(
      timed(() => fitIsolationForest(rows, { ...OPTIONS, seed: 1 }).size.length, PASSES),
      scikit && (() => scikit.fit(1)),
      npm?.fit,
    ),
    rounds,
  );
  const scorer = new PathLengthScorer(fitIsolationForest(rows, { ...OPTIONS, seed: 1 }));
  const score = await interleave(
    withRivals(
      timed(() => scorer.score(rows).length, n <= MOST_ROWS_OF_NPM ? PASSES : 1),
      scikit && (() => scikit.score()),
      npm?.score,
    ),
    rounds,
  );
  const thousands = `${n / 1000} 000 rows`;
  return [
    {
      name: `fit 100 trees, ${thousands}`,
      unit: 'ms',
      ours: fit.ours,
      rivals: rivalsOf(fit, 1),
      mustRatios: { 'scikit-learn': 8 },
    },
    {
      name: `score ${thousands} by path length, each`,
      unit: 'µs',
      ours: (1000 * score.ours) / n,
      rivals: rivalsOf(score, 1000 / n),
      mustRatios: { 'scikit-learn': n > MOST_ROWS_OF_NPM ? 5 : 10, 'npm isolation-forest': 20 },
    },
  ];
}

type Way = 'ours' | 'scikit-learn' | 'npm isolation-forest';

function withRivals(ours: Timed, scikit?: Timed, npm?: Timed): Readonly<Partial<Record<Way, Timed>>> {
  return {
    ours,
    ...(scikit && { 'scikit-learn': scikit }),
    ...(npm && { 'npm isolation-forest': npm }),
  };
}

function rivalsOf(medians: Readonly<Record<string, number>>, factor: number): Record<string, number> {
  const rivals = Object.entries(medians).filter(([name]) => name !== 'ours');
  return Object.fromEntries(rivals.map(([name, ms]) => [name, ms * factor]));
}
