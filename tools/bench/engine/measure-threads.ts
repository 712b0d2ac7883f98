import { Piscina } from 'piscina';
import { encodeModel, ScopedModel, TrainingSet } from '../../../src/ml/index.js';
import { type ScoreTask } from '../../../src/models/worker/tasks.js';
import { type BenchRow } from '../bench-row.js';
import { interleave, type Timed } from '../interleave.js';
import { dailyRhythm } from './synthetic.js';

const N_TASKS = 16;
const SAMPLES_PER_TASK = 10_000;

/** How much sooner two worker threads of the service are done than one. */
export async function measureThreads(rounds: number): Promise<BenchRow> {
  const task = makeTask();
  const pools = [1, 2].map(poolOf);
  const [one, two] = pools.map((pool): Timed => async () => {
    const startedMs = performance.now();
    await Promise.all(Array.from({ length: N_TASKS }, () => pool.run(task, { name: 'score' })));
    return performance.now() - startedMs;
  });
  const ms = await interleave({ one: one!, two: two! }, rounds);
  await Promise.all(pools.map((pool) => pool.destroy()));
  return {
    name: 'two worker threads against one',
    unit: '×',
    ours: ms.one / ms.two,
    must: 1.7,
    isRate: true,
  };
}

function poolOf(nThreads: number): Piscina {
  const filename = new URL('../../../src/models/worker/detector.worker.js', import.meta.url).href;
  return new Piscina({ filename, minThreads: nThreads, maxThreads: nThreads });
}

function makeTask(): ScoreTask {
  const set = new TrainingSet({ seed: 1 });
  set.addReferenceSeries();
  const encoded = encodeModel(new ScopedModel(set.fit({ seed: 1 }).model));
  const artifact = new Uint8Array(new SharedArrayBuffer(encoded.length));
  artifact.set(encoded);
  return {
    model: { modelVersion: 'bench', artifact },
    minTrainingSamples: 100,
    explainFrom: 0.7,
    series: [{ samples: dailyRhythm(SAMPLES_PER_TASK, 3) }],
  };
}
