import type { ScaleFigures } from './measure-scale.js';

const SERIES = 1_000_000;
const SECONDS_BETWEEN_SAMPLES = 60;
const SAMPLES_PER_SECOND = SERIES / SECONDS_BETWEEN_SAMPLES;
const DAY_SECONDS = 86_400;
const N_SHARDS = 16;
/** What the table supposes a large installation to have. */
const GIVEN = { serviceCores: 16, databaseCores: 16, logMbPerSecond: 100, scoreTerabytes: 10, scoreDays: 30 };
/** What a process holds in memory beside the service without series. */
const EMPTY_MB = 200;
const PROCESS_MB = 1024;

/** What a million series take of one thing, and how many series there may be until it is used up. */
interface Need {
  readonly what: string;
  readonly from: string;
  readonly takes: string;
  readonly given: string;
  readonly seriesUntil: number;
}

/** From what a sample costs, measured with the most series: a million, each with a sample a minute and swept as often. */
export function needsOf(figures: ScaleFigures): readonly Need[] {
  return [...processorNeeds(figures), ...databaseNeeds(figures), ...workerNeeds(figures)];
}

function processorNeeds({ serviceMicroseconds, databaseMicroseconds }: ScaleFigures): readonly Need[] {
  const cores = (microseconds: number): number => (microseconds * SAMPLES_PER_SECOND) / 1e6;
  return [
    {
      what: 'workers, processor',
      from: `${digits(serviceMicroseconds)} µs a sample`,
      takes: `${digits(cores(serviceMicroseconds))} cores`,
      given: `${GIVEN.serviceCores} cores`,
      seriesUntil: until(cores(serviceMicroseconds), GIVEN.serviceCores),
    },
    {
      what: 'PostgreSQL, processor',
      from: `${digits(databaseMicroseconds)} µs a sample`,
      takes: `${digits(cores(databaseMicroseconds))} cores, and what the platform itself writes and reads`,
      given: `${GIVEN.databaseCores} cores, half of them for this`,
      seriesUntil: until(cores(databaseMicroseconds), GIVEN.databaseCores / 2),
    },
  ];
}

function databaseNeeds({ walBytes, scoreBytes }: ScaleFigures): readonly Need[] {
  const logMb = (walBytes * SAMPLES_PER_SECOND) / 1e6;
  const scoreTb = (scoreBytes * SAMPLES_PER_SECOND * DAY_SECONDS * GIVEN.scoreDays) / 1e12;
  return [
    {
      what: 'PostgreSQL, log',
      from: `${digits(walBytes)} bytes a sample`,
      takes: `${digits(logMb)} MB/s, ${digits((logMb * DAY_SECONDS) / 1e6)} TB a day`,
      given: `${GIVEN.logMbPerSecond} MB/s`,
      seriesUntil: until(logMb, GIVEN.logMbPerSecond),
    },
    {
      what: `scores of ${GIVEN.scoreDays} days, on disk`,
      from: `${digits(scoreBytes)} bytes a score with indexes`,
      takes: `${digits(scoreTb)} TB`,
      given: `${GIVEN.scoreTerabytes} TB`,
      seriesUntil: until(scoreTb, GIVEN.scoreTerabytes),
    },
  ];
}

function workerNeeds({ samplesPerSecond, bytesPerSeries }: ScaleFigures): readonly Need[] {
  const shardSeconds = SERIES / N_SHARDS / samplesPerSecond;
  const memoryMb = (bytesPerSeries * SERIES) / N_SHARDS / 2 ** 20;
  return [
    {
      what: `one of ${N_SHARDS} shards, swept by one worker`,
      from: `${digits(samplesPerSecond)} samples/s`,
      takes: `${digits(shardSeconds)} s`,
      given: `${SECONDS_BETWEEN_SAMPLES} s`,
      seriesUntil: until(shardSeconds, SECONDS_BETWEEN_SAMPLES),
    },
    {
      what: `memory of one of ${N_SHARDS} workers`,
      from: `${digits(bytesPerSeries / 1024)} KB a series`,
      takes: `${digits(memoryMb + EMPTY_MB)} MB`,
      given: `${PROCESS_MB} MB`,
      seriesUntil: until(memoryMb, PROCESS_MB - EMPTY_MB),
    },
  ];
}

const until = (takes: number, given: number): number => (SERIES * given) / takes;

/** As docs/scaling.md has it. */
export function needsTable(figures: ScaleFigures): string {
  const needs = needsOf(figures);
  const next = needs.reduce((least, one) => (one.seriesUntil < least.seriesUntil ? one : least));
  const rows = needs.map((one) => [one.what, one.from, one.takes, one.given, thousands(one.seriesUntil)]);
  const head = ['what', 'measured', 'a million series take', 'where there is', 'it is enough for series'];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n\nFrom the run with ${thousands(figures.nSeries)} series. The next limit, with what there is: **${next.what}**, at ${thousands(next.seriesUntil)} series.`;
}

/** With the two digits that count. */
function digits(value: number): string {
  return String(Number(value.toPrecision(value >= 100 ? 3 : 2)));
}

function thousands(value: number): string {
  return String(Number(value.toPrecision(2))).replace(/\B(?=(\d{3})+$)/g, ' ');
}
