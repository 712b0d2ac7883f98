import { parseArgs } from 'node:util';
import { type BenchRow, missedOf, tableOf } from '../bench-row.js';
import { endMissed } from '../end-missed.js';
import { PERFORMANCE_PAGE, putIntoPage } from '../put-into-page.js';
import { DAY, measureScale, type ScaleFigures } from '../scale/measure-scale.js';
import { METRICS } from '../service/fleet.js';
import { RESULTS_FOLDER, writeResults } from '../write-results.js';
import { measurePrometheus, type PrometheusFigures } from './measure-prometheus.js';
import { PrometheusServer } from './prometheus-server.js';

const { values } = parseArgs({
  options: {
    series: { type: 'string', default: '2500' },
    ticks: { type: 'string', default: '8' },
    /** Of the past; the rule looks a day back. */
    hours: { type: 'string', default: '24' },
    results: { type: 'string', default: RESULTS_FOLDER },
  },
});

/** Of the past at a time: each portion is seen within a minute, which many of them would add up to half an hour. */
const PORTION_HOURS = 4;

const version = PrometheusServer.version();
if (version === undefined) {
  console.error(
    'Prometheus is not installed here (Debian: apt-get install prometheus): nothing to compare with.',
  );
  process.exitCode = 1;
} else {
  await bench(version, Number(values.series), Number(values.hours), Number(values.ticks));
}

async function bench(version: string, nSeries: number, hours: number, nTicks: number): Promise<void> {
  const found: PrometheusFigures[] = [];
  const past = { ...DAY, hours, portions: Math.ceil(hours / PORTION_HOURS) };
  console.log(`${nSeries} series, ${hours} h of samples, service first …`);
  const ours = await measureScale(nSeries, nTicks, past, async (fleet) => {
    console.log(`Prometheus ${version}, over the same samples …`);
    found.push(
      await measurePrometheus(fleet, { assets: Math.round(nSeries / METRICS.length), hours, nTicks }),
    );
  });
  const [theirs] = found;
  if (theirs === undefined) throw new Error('Prometheus was not measured');
  const rows = rowsOf(ours, theirs, `Prometheus ${version}`);
  console.log(`\n${tableOf(rows)}\n`);
  await writeResults('prometheus', { version, ours, theirs, rows }, values.results);
  if (values.results === RESULTS_FOLDER) await putIntoPage(PERFORMANCE_PAGE, 'prometheus', tableOf(rows));
  endMissed(missedOf(rows));
}

function rowsOf(ours: ScaleFigures, theirs: PrometheusFigures, name: string): BenchRow[] {
  const row = (what: string, unit: string, our: number, their: number): BenchRow => ({
    name: what,
    unit,
    ours: our,
    rivals: { [name]: their },
  });
  const { nSeries, serviceMicroseconds, databaseMicroseconds, scoreBytes, rssMb } = ours;
  const both = serviceMicroseconds + databaseMicroseconds;
  return [
    row('a new sample of each series: of a core, ours with PostgreSQL', 'µs', both, theirs.microseconds),
    row('the same, the service alone', 'µs', serviceMicroseconds, theirs.microseconds),
    row('the same, taken in without a rule', 'µs', both, theirs.intakeMicroseconds),
    row('bytes on disk: of a score, and of a sample', 'bytes', scoreBytes, theirs.bytesPerSample),
    row(`memory with ${nSeries} series, ours without PostgreSQL`, 'MB', rssMb, theirs.rssMb),
    { name: 'samples/s per core: ours with PostgreSQL', unit: '', ours: 1e6 / both, isRate: true },
    { name: `samples/s per core: ${name}`, unit: '', ours: 1e6 / theirs.microseconds, isRate: true },
    {
      name: 'series that the rule had a value for',
      unit: '',
      ours: theirs.nRuled,
      must: nSeries,
      isRate: true,
    },
  ];
}
