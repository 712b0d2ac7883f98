import { Inject, Injectable } from '@nestjs/common';
import {
  MetricPolicies,
  MetricSource,
  type ReadPurpose,
  type SampleRange,
  type SeriesKey,
  seriesId,
} from '../../metrics/index.js';
import {
  type SampleCounts,
  type ScoredSamples,
  scoreSamples,
  type SeriesPace,
  SeriesState,
} from '../../ml/index.js';
import {
  type ActiveModel,
  DetectorPool,
  type ScoreTask,
  type SeriesResult,
  type SeriesTask,
} from '../../models/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { expectByForecast, mayBeForecast } from './expect-by-forecast.js';
import { ForecastBands } from './forecast-bands.js';
import { groupsOf, groupsOfSize } from '../../platform/groups/index.js';

/** Bounds the memory of one read; what is left over is scored in the next round. */
const MAX_SAMPLES_PER_SERIES = 10_000;
/** Bounds the memory of a round, and how long it keeps others waiting, however many series take part. */
const MAX_SAMPLES_PER_ROUND = 200_000;
/** One request or sweep has no more tasks than this waiting for a thread, so that several get their turns. */
const TASKS_AT_A_TIME = 32;
/** A task of this size keeps a worker thread busy for about a tenth of a second. */
const SAMPLES_PER_TASK = 10_000;

/** A stretch of a series to score, and the state to go on from. */
export interface SeriesToScore extends SampleRange {
  /** Whose model scores it, where the model has one for it. */
  readonly assetType: string;
  /** Whose wall clock the series follows. */
  readonly timeZone: string;
  readonly state?: Uint8Array;
  /** Samples before this (epoch milliseconds) only warm the state up, and the model is not asked about them. */
  readonly modelFromMs?: number;
}

export interface ScoredSeries extends SeriesKey {
  readonly state: Uint8Array;
  readonly pace: SeriesPace;
  /** Epoch milliseconds up to which the series is scored now. */
  readonly watermarkMs: number;
  readonly scored: ScoredSamples;
  /** False when samples of the range were left for another round. */
  readonly isComplete: boolean;
}

interface ScoreOptions {
  /** For whom it is done: a sweep and a request wait neither for each other's samples nor for each other's threads. */
  readonly purpose: Exclude<ReadPurpose, 'training'>;
  /** One model scores a whole request; undefined scores statistically. */
  readonly model?: ActiveModel;
  /** Scores from here on are explained. */
  readonly explainFrom: number;
  /** Whether what was expected at each sample is answered, too. */
  readonly isExpectedKept?: boolean | undefined;
}

/** The path that live sweeps and requests share: read, then score in worker threads. Stores nothing. */
@Injectable()
export class ScoreSeriesService {
  private readonly policies: MetricPolicies;

  constructor(
    private readonly source: MetricSource,
    private readonly pool: DetectorPool,
    private readonly forecasts: ForecastBands,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {
    this.policies = new MetricPolicies(config.detection.policies);
  }

  /** @returns one result per series, in order */
  async scoreSeries(
    series: readonly SeriesToScore[],
    options: ScoreOptions,
  ): Promise<readonly ScoredSeries[]> {
    const limit = Math.min(MAX_SAMPLES_PER_SERIES, Math.ceil(MAX_SAMPLES_PER_ROUND / series.length));
    const histories = await this.source.readSamples(series, { purpose: options.purpose, limit });
    const tasks = histories.map(({ samples, metricName }, index): SeriesTask => {
      const { state, assetType: scope, modelFromMs, timeZone } = itemAt(series, index);
      return { state, scope, modelFromMs, timeZone, samples, policy: this.policies.of(metricName) };
    });
    const scored = await this.runAll(tasks, options);
    const results = series.map(({ assetId, metricName, afterMs }, index): ScoredSeries => {
      const { state, pace, scored: samples } = itemAt(scored, index);
      const { samples: read, isTruncated, nDuplicates } = itemAt(histories, index);
      return {
        assetId,
        metricName,
        state,
        pace,
        watermarkMs: read.timestamps.at(-1) ?? afterMs,
        scored: { ...samples, counts: withDuplicates(samples.counts, nDuplicates) },
        isComplete: !isTruncated,
      };
    });
    return this.explained(results);
  }

  /** @returns the same, unusual samples explained by the forecast that was made before them where one has a say */
  async explained<One extends SeriesKey & Pick<ScoredSeries, 'scored'>>(
    results: readonly One[],
  ): Promise<readonly One[]> {
    const unusual = results.filter(({ scored }) => scored.explanations.some(mayBeForecast));
    const times = unusual.flatMap(({ scored: { explanations, timestamps } }) =>
      explanations.map(({ index }) => timestamps[index] ?? NaN),
    );
    if (times.length === 0) return results;
    const fromMs = times.reduce((first, atMs) => Math.min(first, atMs));
    const untilMs = times.reduce((last, atMs) => Math.max(last, atMs));
    const bands = await this.forecasts.findOf(unusual, { fromMs, untilMs });
    return results.map((one) => {
      const own = bands.get(seriesId(one));
      return own === undefined ? one : { ...one, scored: expectByForecast(one.scored, own) };
    });
  }

  /** A series without samples stays as it is: it goes to no thread. */
  private async runAll(
    tasks: readonly SeriesTask[],
    options: ScoreOptions,
  ): Promise<readonly SeriesResult[]> {
    const isIdle = ({ state, samples }: SeriesTask): boolean =>
      state !== undefined && samples.timestamps.length === 0;
    if (options.isExpectedKept === true || !tasks.some(isIdle)) return this.run(tasks, options);
    const scored = await this.run(
      tasks.filter((task) => !isIdle(task)),
      options,
    );
    let next = 0;
    return tasks.map((task): SeriesResult => {
      if (isIdle(task) && task.state) return idle(task.state);
      return itemAt(scored, next++);
    });
  }

  private async run(tasks: readonly SeriesTask[], options: ScoreOptions): Promise<readonly SeriesResult[]> {
    const scored: (readonly SeriesResult[])[] = [];
    for (const batches of groupsOf(groupsOfSize(tasks, SAMPLES_PER_TASK, sizeOf), TASKS_AT_A_TIME)) {
      const results = await Promise.all(
        batches.map((series) => this.pool.scoreTask(this.taskOf(series, options), options.purpose)),
      );
      scored.push(results.flat());
    }
    return scored.flat();
  }

  private taskOf(
    series: readonly SeriesTask[],
    { model, explainFrom, isExpectedKept }: ScoreOptions,
  ): ScoreTask {
    const { minTrainingSamples } = this.config.detection;
    return { model, minTrainingSamples, explainFrom, isExpectedKept, series };
  }
}

/** The engine never sees what the source holds twice; the counts include it all the same. */
function withDuplicates(counts: SampleCounts, nDuplicates: number): SampleCounts {
  return {
    ...counts,
    received: counts.received + nDuplicates,
    duplicate: counts.duplicate + nDuplicates,
  };
}

function idle(state: Uint8Array): SeriesResult {
  const none = { timestamps: new Float64Array(), values: new Float64Array() };
  const decoded = SeriesState.decode(state);
  return { state, pace: decoded.pace, scored: scoreSamples(decoded, none, {}) };
}

/** A series costs something even without samples: its state is decoded and encoded. */
function sizeOf({ samples }: SeriesTask): number {
  return samples.timestamps.length + 10;
}

function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`No item ${index} in a list of ${list.length}`);
  return item;
}
