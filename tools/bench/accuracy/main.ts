import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LabelledFile, readSet, SETS, type SetName } from './labelled-sets.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { type Figures, measureDetector, measureRival } from './measure.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    seeds: { type: 'string', default: '5' },
    sets: { type: 'string', default: Object.keys(SETS).join(',') },
    results: { type: 'string', default: RESULTS_FOLDER },
    /** One model from the histories of all sets, instead of one for each. */
    pooled: { type: 'boolean', default: false },
  },
});

if (values.data === undefined || !existsSync(values.data)) {
  console.error(
    'Say where the labelled data is: npm run bench:accuracy -- --data DIR [--seeds 5] [--sets nab,asd] [--pooled]',
  );
  process.exitCode = 1;
} else {
  await benchAccuracy(values.data, values.sets.split(',') as SetName[], Number(values.seeds));
}

async function benchAccuracy(data: string, sets: readonly SetName[], nSeeds: number): Promise<void> {
  const results: Record<string, { seeds: Figures[]; mean: Figures; rival: Figures }> = {};
  const filesOf = await readSets(data, sets);
  for (const [set, files] of filesOf) {
    const learned = values.pooled ? [...filesOf.values()].flat() : files;
    const rival = timed(() => measureRival(set, files));
    console.log(line(`${set}, mean of absolute sigmas`, rival));
    const seeds: Figures[] = [];
    for (let seed = 1; seed <= nSeeds; seed += 1) {
      const figures = timed(() => measureDetector(set, files, { learned, seed }));
      seeds.push(figures);
      console.log(line(`${set}, seed ${seed}`, figures));
    }
    results[set] = { seeds, mean: meanOf(seeds), rival };
    console.log(line(`${set}, mean of ${nSeeds} seeds`, results[set].mean));
  }
  await writeResults(values.pooled ? 'accuracy-pooled' : 'accuracy', results, values.results);
}

async function readSets(
  data: string,
  sets: readonly SetName[],
): Promise<ReadonlyMap<SetName, readonly LabelledFile[]>> {
  const filesOf = new Map<SetName, readonly LabelledFile[]>();
  for (const set of sets) {
    if (existsSync(join(data, set))) filesOf.set(set, await readSet(data, set));
    else console.log(`${set}: not in ${data}, skipped.`);
  }
  return filesOf;
}

/** Adds what the measurement took: seconds of a core, threads together. */
function timed(measure: () => Figures): Figures {
  const before = process.cpuUsage();
  const figures = measure();
  const { user, system } = process.cpuUsage(before);
  return { ...figures, coreSeconds: (user + system) / 1e6 };
}

function meanOf(seeds: readonly Figures[]): Figures {
  const names = Object.keys(seeds[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, seeds.reduce((sum, figures) => sum + figures[name]!, 0) / seeds.length]),
  );
}

function line(title: string, figures: Figures): string {
  return `${title.padEnd(32)} ${Object.entries(figures)
    .map(([name, value]) => `${name} ${value.toFixed(3)}`)
    .join('  ')}`;
}
