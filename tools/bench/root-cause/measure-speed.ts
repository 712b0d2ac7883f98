import { analyseRootCause } from '../../../src/ml/index.js';
import type { BenchRow } from '../bench-row.js';
import { DrawnSystem } from './draw-situation.js';

const RUNS = 15;

/** Time of a core for one analysis once what is usual is learnt, as the service keeps it; the median of some runs. */
export function measureSpeed(seed: number): readonly BenchRow[] {
  return [
    { name: 'analysis, 500 nodes, 2 000 series', unit: 'ms', ours: timeOf(500, seed), must: 50 },
    { name: 'analysis, 10 000 nodes, 40 000 series', unit: 'ms', ours: timeOf(10_000, seed), must: 1000 },
  ];
}

function timeOf(nNodes: number, seed: number): number {
  const { question } = new DrawnSystem(nNodes, seed).cascade(0.3);
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const before = process.cpuUsage();
    const { looked } = analyseRootCause(question, 0.5);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    if (looked.nNodes !== nNodes) throw new Error('not all nodes were looked at');
  }
  // The first run learns what is usual.
  return times.slice(1).sort((a, b) => a - b)[RUNS >> 1]!;
}
