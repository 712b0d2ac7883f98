import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { soak } from './soak.js';
import { tableOf, findingsOf } from './findings.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    clients: { type: 'string', default: '4' },
    'without-faults': { type: 'boolean', default: false },
    load: { type: 'string', default: '0' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});

const options = {
  minutes: Number(values.minutes),
  seed: Number(values.seed),
  clients: Number(values.clients),
  withFaults: !values['without-faults'] && values.load === '0',
  load: Number(values.load),
  only: values.only,
};
console.log(`Soak of ${options.minutes} minutes with ${options.clients} clients, seed ${options.seed}`);
const findings = findingsOf(await soak(options, console.log));
console.log(`\n${tableOf(findings)}`);
const nBad = findings.filter(({ isGood }) => !isGood).length;
console.log(
  nBad === 0 ? '\nAll as it must be.' : `\n${nBad} not as it must be; repeat with --seed ${options.seed}`,
);
process.exitCode = nBad === 0 ? 0 : 1;
