import { setTimeout as delay } from 'node:timers/promises';
import { startStack } from '../../stack/index.js';
import { type BenchRow } from '../bench-row.js';
import { quantile } from '../quantile.js';
import { Fleet } from '../service/fleet.js';
import { ServiceUnderTest } from '../service/service-under-test.js';

const MINUTE_MS = 60_000;
const PREVIEW_EVERY_MINUTES = 5;
const N_AT_ONCE = 20;
const PREVIEW = { path: '/api/v1/anomaly/preview', body: { days: 7 } };

/** Everything that happens in a day happens within the hour, in the memory limits of the image. */
const SETTINGS = { DRIFT_CHECK_INTERVAL: '900', MODEL_RETRAIN_INTERVAL: '1500' };

/** The demo's live fleet for an hour: sweeps, deliveries, drift checks, trainings, previews; what memory they take. */
export async function measureEndurance(
  minutes: number,
  report: (line: string) => void,
): Promise<readonly BenchRow[]> {
  const stack = await startStack({ live: true, historyDays: 14 });
  const fleet = new Fleet(stack.databaseUrl);
  const service = new ServiceUnderTest(stack);
  try {
    await service.start(SETTINGS);
    await service.logged(/Ready:/);
    const { peaks, previews } = await liveOn(service, minutes, report);
    const crowd = await measureCrowd(stack.serviceUrl, service);
    return [
      { name: 'memory, highest of the whole time', unit: 'MB', ours: quantile(peaks, 1), must: 400 },
      { name: 'memory, median of the highest of each minute', unit: 'MB', ours: quantile(peaks, 0.5) },
      {
        name: 'a preview of a week alone, median',
        unit: 's',
        ours: quantile(previews, 0.5) / 1000,
        must: 3,
      },
      ...crowd,
      { name: 'drift checks', unit: '', ours: await fleet.count('select count(*) from drift_measurements') },
      { name: 'trainings', unit: '', ours: await fleet.count('select count(*) from training_runs') },
      { name: 'lines of the log that are errors', unit: '', ours: await countErrors(service), must: 0 },
    ];
  } finally {
    await service.stop();
    await fleet.close();
    await stack.stop();
  }
}

/** @returns the most memory of each minute in MB, and how long each preview took in ms */
async function liveOn(
  service: ServiceUnderTest,
  minutes: number,
  report: (line: string) => void,
): Promise<{ readonly peaks: readonly number[]; readonly previews: readonly number[] }> {
  const untilMs = performance.now() + minutes * MINUTE_MS;
  const previews: number[] = [];
  const peaks = [(await service.vitals()).peakRssMb];
  for (let minute = 1; performance.now() < untilMs; minute += 1) {
    if (minute % PREVIEW_EVERY_MINUTES === 2) previews.push(await service.time(PREVIEW.path, PREVIEW.body));
    await delay(MINUTE_MS);
    const { peakRssMb } = await service.vitals();
    peaks.push(peakRssMb);
    report(`Minute ${minute}: at most ${Math.round(peakRssMb)} MB`);
  }
  return { peaks, previews };
}

/** Many previews at once, while the health is requested. */
async function measureCrowd(url: string, service: ServiceUnderTest): Promise<readonly BenchRow[]> {
  await service.vitals();
  const isOver = new AbortController();
  const outcomes = Promise.all(Array.from({ length: N_AT_ONCE }, () => askForPreview(url))).finally(() =>
    isOver.abort(),
  );
  const healthMs: number[] = [];
  while (!isOver.signal.aborted) {
    healthMs.push(await service.time('/health'), await service.time('/api/v1/health'));
    await delay(20);
  }
  const answers = await outcomes;
  const { peakRssMb } = await service.vitals();
  const countOf = (status: number): number => answers.filter((answer) => answer.status === status).length;
  const name = `${N_AT_ONCE} previews at once:`;
  return [
    { name: `${name} answered`, unit: '', ours: countOf(200) },
    { name: `${name} refused with 503`, unit: '', ours: countOf(503) },
    { name: `${name} anything else`, unit: '', ours: N_AT_ONCE - countOf(200) - countOf(503), must: 0 },
    {
      name: `${name} the last one after`,
      unit: 's',
      ours:
        quantile(
          answers.map(({ tookMs }) => tookMs),
          1,
        ) / 1000,
      must: 60,
    },
    { name: `${name} health meanwhile, p99`, unit: 'ms', ours: quantile(healthMs, 0.99), must: 250 },
    { name: `${name} memory`, unit: 'MB', ours: peakRssMb, must: 450 },
  ];
}

async function askForPreview(url: string): Promise<{ readonly status: number; readonly tookMs: number }> {
  const startedMs = performance.now();
  const answer = await fetch(`${url}${PREVIEW.path}`, {
    method: 'POST',
    body: JSON.stringify(PREVIEW.body),
    headers: { 'content-type': 'application/json' },
  });
  await answer.text();
  return { status: answer.status, tookMs: performance.now() - startedMs };
}

async function countErrors(service: ServiceUnderTest): Promise<number> {
  return (await service.log()).filter((line) => / (ERROR|FATAL) /.test(line)).length;
}
