import { parseArgs } from 'node:util';
import { type BenchRow, missedOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { putIntoPage, SCALING_PAGE } from '../put-into-page.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measureReplicas, type ReplicaFigures } from './measure-replicas.js';

const { values } = parseArgs({
  options: {
    workers: { type: 'string', default: '1,2,4' },
    series: { type: 'string', default: '4000' },
    hours: { type: 'string', default: '1' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

const figures: ReplicaFigures[] = [];
for (const nWorkers of values.workers.split(',').map(Number))
  figures.push(
    await measureReplicas(
      { nWorkers, nSeries: Number(values.series), backlogHours: Number(values.hours) },
      console.log,
    ),
  );
console.log(`\n${tableOf(figures)}\n`);
await writeResults('replicas', figures, values.results);
if (values.results === RESULTS_FOLDER) await putIntoPage(SCALING_PAGE, 'replicas', tableOf(figures));
endMissed(missedOf(figures.flatMap(rowsOf)));

function rowsOf({ nWorkers, nLost, nDuplicate, nDoubled, takeoverSeconds }: ReplicaFigures): BenchRow[] {
  return [
    { name: `${nWorkers} worker(s): samples without a score`, unit: '', ours: nLost, must: 0 },
    { name: `${nWorkers} worker(s): scores too many`, unit: '', ours: nDuplicate, must: 0 },
    { name: `${nWorkers} worker(s): ticks of a shard twice`, unit: '', ours: nDoubled, must: 0 },
    { name: `${nWorkers} worker(s): takeover`, unit: 's', ours: takeoverSeconds, must: 15 },
  ];
}

/** As docs/scaling.md has it. */
function tableOf(all: readonly ReplicaFigures[]): string {
  const rows = all.map((one) => [
    one.nWorkers,
    one.samplesPerSecond.toFixed(0),
    (one.samplesPerSecond / one.nWorkers).toFixed(0),
    `${one.fewestShards} to ${one.mostShards}`,
    `${one.workerMicroseconds.toFixed(0)} + ${one.databaseMicroseconds.toFixed(0)} µs`,
    `${one.liveWorkerMicroseconds.toFixed(0)} + ${one.liveDatabaseMicroseconds.toFixed(0)} µs`,
    `${one.nLost} / ${one.nDuplicate}`,
    `${one.nTicks} in ${one.nSlots} slots`,
    `${one.nDoubled} / ${one.nSkipped}`,
    `${one.takeoverSeconds.toFixed(1)} s`,
  ]);
  const head = [
    'workers',
    'samples/s',
    'each',
    'shards each',
    'a sample of backlog, worker + PostgreSQL',
    'a sample of steady state',
    'lost / twice',
    'ticks',
    'doubled / skipped',
    'takeover after `kill -9`',
  ];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
