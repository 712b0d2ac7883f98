import { Inject, Injectable } from '@nestjs/common';
import { MetricPolicies, MOST_SAMPLES, type SeriesKey, WholeHistoryReader } from '../../metrics/index.js';
import { BucketMeans, type MetricPolicy, type SeriesSamples } from '../../ml/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The newest part is read first, then parts that are twice as long each, so that little is asked for of what never was. */
const FIRST_PART_MS = 14 * DAY_MS;
const LONGEST_PART_MS = 112 * DAY_MS;

/** A series, and whose wall clock it follows. */
export interface HistorySeries extends SeriesKey {
  readonly timeZone: string;
}

/** What to read of it: `fromMs <= timestamp < untilMs`, epoch milliseconds. */
export interface HistoryRange {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Length of the buckets, an hour at most. */
  readonly stepMs: number;
}

/** A history in means. */
export interface SeriesHistoryMeans {
  /** Ascending starts of buckets, with the means of those that hold a value. */
  readonly samples: SeriesSamples;
  /** Readings it is made of. */
  readonly nSamples: number;
  /** Values that the policy of the metric does not take for readings. */
  readonly nInvalid: number;
  readonly policy: MetricPolicy | undefined;
  /** Whether older samples were left unread, since they are too many. */
  readonly isCut: boolean;
}

/** Reads the history of one series as means of equal steps. Memory is bounded, however long it is and however often it was polled. */
@Injectable()
export class SeriesHistoryReader {
  private readonly policies: MetricPolicies;

  constructor(
    private readonly histories: WholeHistoryReader,
    @Inject(SERVICE_CONFIG) { detection }: Pick<ServiceConfig, 'detection'>,
  ) {
    this.policies = new MetricPolicies(detection.policies);
  }

  /** @throws ClientGoneError, TooManySamplesError */
  async read(
    { assetId, metricName, timeZone }: HistorySeries,
    { fromMs, untilMs, stepMs }: HistoryRange,
    client: AbortSignal,
  ): Promise<SeriesHistoryMeans> {
    const policy = this.policies.of(metricName);
    const parts: SeriesSamples[] = [];
    let [nRead, nSamples, nInvalid, endMs, lengthMs] = [0, 0, 0, untilMs, FIRST_PART_MS];
    while (endMs > fromMs && nRead + expectedIn(lengthMs, nRead, untilMs - endMs) <= MOST_SAMPLES) {
      const startMs = Math.max(fromMs, Math.floor((endMs - lengthMs) / HOUR_MS) * HOUR_MS);
      const range = { assetId, metricName, afterMs: startMs - 1, untilMs: endMs - 1 };
      const samples = await this.histories.read(range, { room: MOST_SAMPLES, client });
      const means = new BucketMeans({ stepMs, timeZone, policy });
      means.add(samples);
      parts.unshift(means.all());
      nRead += samples.values.length;
      nSamples += means.nValues;
      nInvalid += means.nInvalid;
      [endMs, lengthMs] = [startMs, Math.min(LONGEST_PART_MS, 2 * lengthMs)];
    }
    return { samples: joined(parts), nSamples, nInvalid, policy, isCut: endMs > fromMs };
  }
}

/** As many samples as there were before, for the time that is read next. */
function expectedIn(lengthMs: number, nRead: number, readMs: number): number {
  return readMs === 0 ? 0 : (nRead / readMs) * lengthMs;
}

function joined(parts: readonly SeriesSamples[]): SeriesSamples {
  const length = parts.reduce((sum, { values }) => sum + values.length, 0);
  const [timestamps, values] = [new Float64Array(length), new Float64Array(length)];
  let at = 0;
  for (const part of parts) {
    timestamps.set(part.timestamps, at);
    values.set(part.values, at);
    at += part.values.length;
  }
  return { timestamps, values };
}
