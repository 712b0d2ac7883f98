import { type FailureModel, fitFailureModel } from '../../../src/ml/index.js';
import type { MaintenanceOptions } from './options.js';
import { predictFleet } from './predict-fleet.js';
import { kindsOf, readHistory, readInput } from './read-fleet.js';
import { writeAnswers } from './write-answers.js';

/**
 * Learns from the history of a fleet and answers the rows of another file, as the service would.
 *
 * @param say receives lines about the progress.
 * @throws CsvError naming the first file and line that cannot be read; nothing is written then.
 */
export async function backtestMaintenance(
  { train, input, output, columns, horizon, seed }: MaintenanceOptions,
  say: (line: string) => void,
): Promise<void> {
  const startedAt = performance.now();
  const history = await readHistory(train, columns);
  const model = fitFailureModel(history.fleet, { horizon, seed });
  say(describeModel(model, history.fleet.starts.length - 1));
  const rows = await readInput(input, columns, kindsOf(history.fleet));
  const answers = predictFleet(model, rows);
  await writeAnswers(output, answers);
  const seconds = (performance.now() - startedAt) / 1000;
  say(`${answers.length} rows answered in ${seconds.toFixed(1)} s; written to ${output}.`);
}

/** Says what was learnt, and where nothing could be, why. */
function describeModel({ parts }: FailureModel, nUnits: number): string {
  const { nFailures, hazard, life, lifeReason } = parts;
  const of = `${nFailures === 0 ? 'no' : nFailures} failure${nFailures === 1 ? '' : 's'} of ${nUnits} units`;
  if (hazard === undefined)
    return `Too few failures to learn from (${of}): all units have the risk of the fleet, and there is no remaining life.`;
  if (life !== undefined) return `Learnt from ${of}; remaining lives are given.`;
  return `Learnt from ${of}; there is no remaining life: ${REASONS[lifeReason!]}.`;
}

const REASONS = {
  'few-failures': 'fewer than 20 lives are known to their end',
  'few-fail': 'less than half of the units were seen until they failed',
  'short-histories': 'most lives have fewer than five rows',
} as const;
