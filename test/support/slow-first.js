import Sequencer from '@jest/test-sequencer';

/** What takes longest, begun first, so that nothing long is left when the rest is done; what waits beside what computes. */
const SLOW_FIRST = [
  'e2e/api/twenty-assets',
  'e2e/database/start',
  'e2e/api/ems-core-away',
  'e2e/database/while-it-sweeps',
  'browser/assets-and-incidents',
  'e2e/database/crash-in-hand',
  'browser/fleet-and-faults',
  'e2e/database/wearing',
  'e2e/database/training-takeover',
  'e2e/database/ems-core-away',
  'browser/',
  'e2e/database/rolling-upgrade',
  'e2e/database/takeover',
  'e2e/after-start',
  'e2e/outages',
  'integration/ems/delivery-outage',
  'e2e/database/after-start',
  'e2e/database/backtest',
  'e2e/crash',
  'integration/ems/',
  'integration/startup/',
  'integration/launcher',
  'integration/platform/job-queue-outage',
  'integration/housekeeping/housekeeping',
  'integration/simulator/http-behaviour',
  'integration/simulator/monitoring',
  'integration/simulator/process',
  'e2e/database/ticks',
  'e2e/missing-data',
  'e2e/database/rollback',
  'e2e/database/connecting',
  'e2e/database/fuzz',
  'e2e/database/scopes',
  'integration/training/slow-leak',
  'integration/maintenance/failures-foreseen',
  'e2e/',
  'src/ml/scoring/',
  'src/ml/hazard/',
  'src/ml/',
];

/** Specs of the database alone that wait for time limits, or for processes, all the same. */
const WAITING =
  /\/integration\/(ems\/|startup\/|launcher|housekeeping\/housekeeping|platform\/(job-queue-outage|lost-connections|notifications)|simulator\/(http-behaviour|monitoring|process))/;

/** So many begin before any that computes: beside them the checks and the unit specs do. */
const N_BESIDE_CHECKS = 13;

/**
 * The others in Jest's own order. Those that compute are spread evenly among those that wait for most of their time, such as all that start the service:
 * neither alone has two cores in use.
 */
class SlowFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests).sort((a, b) => rankOf(a) - rankOf(b));
    const computing = sorted.filter(computes);
    const waiting = sorted.filter((test) => !computes(test));
    const first = waiting.splice(0, N_BESIDE_CHECKS);
    const nBetween = Math.floor(computing.length / Math.max(1, waiting.length));
    const spread = waiting.flatMap((test) => [test, ...computing.splice(0, nBetween)]);
    return [...first, ...spread, ...computing];
  }
}

function computes(test) {
  return test.path.includes('/test/integration/') && !WAITING.test(test.path);
}

function rankOf({ path }) {
  const rank = SLOW_FIRST.findIndex((part) => path.includes(`/${part}`));
  return rank < 0 ? SLOW_FIRST.length : rank;
}

export { SlowFirst as 'module.exports' };
