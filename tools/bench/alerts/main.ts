import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchRow, missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { regressions } from '../regressions.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { SETS } from './measure-sets.js';
import { measureSpeed } from './measure-speed.js';
import { measureTopology } from './measure-topology.js';
import { lostQuality, missedQuality, qualityTable, type QualityRow } from './quality-row.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sets: { type: 'string', default: Object.keys(SETS).join(',') },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

interface Committed {
  readonly machine: { readonly cpu?: string };
  readonly results: { readonly quality: QualityRow[]; readonly speed: BenchRow[] };
}

if (values.data === undefined || !existsSync(values.data)) {
  console.error(
    'Say where the labelled alerts are: npm run bench:alerts -- --data DIR [--sets loghub,telecom]',
  );
  process.exitCode = 1;
} else {
  const quality = await measureQuality(values.data, values.sets.split(','));
  const speed = [...measureSpeed(), ...(await measureTopology())];
  console.log(`\n${qualityTable(quality)}\n\n${tableOf(speed)}\n`);
  const path = join(RESULTS_FOLDER, 'alerts.json');
  if (existsSync(path))
    sayWhatGotWorse(JSON.parse(await readFile(path, 'utf8')) as Committed, quality, speed);
  await writeResults('alerts', { quality, speed }, values.results);
  endMissed([...missedQuality(quality), ...missedOf(speed)]);
}

async function measureQuality(data: string, sets: readonly string[]): Promise<readonly QualityRow[]> {
  const rows: QualityRow[] = [];
  for (const set of sets) {
    const measure = SETS[set];
    if (measure === undefined)
      throw new RangeError(`--sets: knows ${Object.keys(SETS).join(', ')}, got ${set}`);
    const measured = await measure(data);
    if (measured === undefined) console.log(`${set}: not in ${data}, skipped.`);
    else console.log(lineOf(set, measured));
    for (const row of measured ?? []) rows.push(row);
  }
  return rows;
}

function lineOf(set: string, rows: readonly QualityRow[]): string {
  const cells = rows.map(({ name, ours, rivals }) => {
    const others = Object.entries(rivals).map(([rival, value]) => `${rival} ${value.toFixed(3)}`);
    return `${name.slice(set.length + 2)} ${ours.toFixed(3)}${others.length === 0 ? '' : ` (${others.join(', ')})`}`;
  });
  return `${set.padEnd(12)} ${cells.join('  ')}`;
}

function sayWhatGotWorse(
  { machine, results }: Committed,
  quality: readonly QualityRow[],
  speed: readonly BenchRow[],
): void {
  const worse = [
    ...lostQuality(results.quality, quality),
    ...regressions(results.speed, speed, machine.cpu === cpus()[0]?.model),
  ];
  console.log(worse.length === 0 ? 'Nothing got worse.' : worse.join('\n'));
}
