import { Injectable } from '@nestjs/common';
import { OpenEpisodes } from '../anomaly/index.js';
import {
  type Asset,
  AssetDirectory,
  MetricSource,
  type Series,
  type SeriesKey,
  seriesId,
} from '../metrics/index.js';
import { heldOutFrom, type SeriesSamples } from '../ml/index.js';
import { shareSamples } from '../models/index.js';
import { Clock } from '../platform/clock/index.js';
import type { TrainingRequest } from './training-run.js';

/** Bounds memory (16 bytes a sample); a shared forest learns nothing new from more. */
const MAX_SAMPLES = 4_000_000;
/** Of each series at least so many, where it has them: two weeks, one every thirty seconds. The fewer series, the more. */
const LEAST_PER_SERIES = 40_320;
/** Bounds the memory of one read, several times as much as the samples themselves take. */
const SAMPLES_PER_READ = 400_000;
const MAX_SERIES_PER_READ = 50;

/** A series of the history. */
export interface TrainingSeries extends SeriesKey {
  readonly assetType: string;
  /** Whose wall clock it follows. */
  readonly timeZone: string;
  readonly samples: SeriesSamples;
  /** Epoch milliseconds; what comes from here on is not learned. */
  readonly untilMs: number;
  /** Since when an episode is open; Infinity where none is. */
  readonly incidentMs: number;
}

/** The history a model is fitted to and evaluated on. */
export interface TrainingData {
  readonly nAssets: number;
  readonly series: readonly TrainingSeries[];
  /** Finite samples to learn from. */
  readonly nSamples: number;
  /** Finite samples excluded because an episode is open since before them: an incident must not become the norm. */
  readonly nSamplesInIncidents: number;
  /** Finite samples kept back to evaluate the model on. */
  readonly nSamplesHeldOut: number;
  /** Series not read because enough samples had been. */
  readonly nSeriesExcluded: number;
  /** Series of which only the newest samples were read. */
  readonly nSeriesCut: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

type HistoryRequest = Pick<TrainingRequest, 'assetIds' | 'timeRangeSeconds'>;

type SeriesOfAsset = Series & Pick<TrainingSeries, 'assetType' | 'timeZone'>;

interface ReadPlan {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly incidentStarts: ReadonlyMap<string, number>;
  readonly onProgress: (share: number) => Promise<void>;
}

@Injectable()
export class TrainingDataService {
  constructor(
    private readonly source: MetricSource,
    private readonly assets: AssetDirectory,
    private readonly incidents: OpenEpisodes,
    private readonly clock: Clock,
  ) {}

  /**
   * @param onProgress - hears which share of the series has been read, 0..1
   * @throws AssetNotFoundError for an asset id the EMS does not know
   */
  async readHistory(
    request: HistoryRequest,
    onProgress: (share: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<TrainingData> {
    const untilMs = this.clock.now().getTime();
    const fromMs = untilMs - request.timeRangeSeconds * 1000;
    const assets = await this.chooseAssets(request);
    const byId = new Map(assets.map((asset) => [asset.id, asset]));
    const assetIds = [...byId.keys()];
    const series = (await this.source.listSeries(assetIds, fromMs)).flatMap((one): SeriesOfAsset[] => {
      const asset = byId.get(one.assetId);
      return asset ? [{ ...one, assetType: asset.type, timeZone: asset.timeZone }] : [];
    });
    const incidentStarts = await this.incidents.startsOf(assetIds);
    return {
      nAssets: assetIds.length,
      fromMs,
      untilMs,
      ...(await this.readSeries(spread(series), { fromMs, untilMs, incidentStarts, onProgress })),
    };
  }

  private async chooseAssets({ assetIds }: HistoryRequest): Promise<readonly Asset[]> {
    return assetIds ? this.assets.getAll(assetIds) : this.assets.listMonitored();
  }

  private async readSeries(
    series: readonly SeriesOfAsset[],
    { fromMs: afterMs, untilMs, incidentStarts, onProgress }: ReadPlan,
  ): Promise<Pick<TrainingData, 'series' | 'nSeriesExcluded' | 'nSeriesCut' | keyof Counts>> {
    const read: TrainingSeries[] = [];
    const perSeries = Math.max(LEAST_PER_SERIES, Math.floor(MAX_SAMPLES / series.length));
    let counts: Counts = { nSamples: 0, nSamplesInIncidents: 0, nSamplesHeldOut: 0 };
    let nSeriesCut = 0;
    let next = 0;
    let nAtATime = seriesPerRead(perSeries);
    while (next < series.length && sumOf(counts) < MAX_SAMPLES) {
      const chunk = series.slice(next, next + nAtATime);
      next += chunk.length;
      const ranges = chunk.map((key) => ({ ...key, afterMs, untilMs }));
      const histories = await this.source.readSamples(ranges, {
        purpose: 'training',
        limit: perSeries,
        keep: 'newest',
      });
      nSeriesCut += histories.filter(({ isTruncated }) => isTruncated).length;
      const shared = shareSamples(histories.map(({ samples }) => samples));
      for (const [index, samples] of shared.entries()) {
        const key = chunk[index];
        if (!key || samples.values.length === 0) continue;
        const { assetId, metricName, assetType, timeZone } = key;
        const incidentMs = incidentStarts.get(seriesId(key)) ?? Infinity;
        const cut = cutOff(samples, incidentMs);
        const { untilMs: end } = cut;
        read.push({ assetId, metricName, assetType, timeZone, samples, untilMs: end, incidentMs });
        counts = add(counts, cut);
      }
      nAtATime = seriesPerRead(sumOf(counts) / next);
      await onProgress(next / series.length);
    }
    return { series: read, ...counts, nSeriesExcluded: series.length - next, nSeriesCut };
  }
}

/** @param samplesPerSeries - as far as is known */
function seriesPerRead(samplesPerSeries: number): number {
  return Math.max(1, Math.min(MAX_SERIES_PER_READ, Math.floor(SAMPLES_PER_READ / samplesPerSeries)));
}

/** What becomes of the finite samples. */
type Counts = Pick<TrainingData, 'nSamples' | 'nSamplesInIncidents' | 'nSamplesHeldOut'>;

const sumOf = ({ nSamples, nSamplesInIncidents, nSamplesHeldOut }: Counts): number =>
  nSamples + nSamplesInIncidents + nSamplesHeldOut;

const add = (a: Counts, b: Counts): Counts => ({
  nSamples: a.nSamples + b.nSamples,
  nSamplesInIncidents: a.nSamplesInIncidents + b.nSamplesInIncidents,
  nSamplesHeldOut: a.nSamplesHeldOut + b.nSamplesHeldOut,
});

/** Learning ends where an incident begins, or where the samples begin that the model is evaluated on. */
function cutOff(
  { timestamps, values }: SeriesSamples,
  incidentMs: number,
): Counts & { readonly untilMs: number } {
  const heldOut = heldOutFrom(timestamps.length);
  const found = timestamps.findIndex((at) => at >= incidentMs);
  const incident = found < 0 ? timestamps.length : found;
  const end = Math.min(heldOut, incident);
  return {
    untilMs: timestamps[end] ?? Infinity,
    nSamples: countPresent(values.subarray(0, end)),
    nSamplesHeldOut: countPresent(values.subarray(end, incident)),
    nSamplesInIncidents: countPresent(values.subarray(incident)),
  };
}

/** Puts the series in an order that takes some of every metric and asset first, in case not all are read. */
function spread<Item extends SeriesKey>(series: readonly Item[]): readonly Item[] {
  const seen = new Map<string, number>();
  const ranked = series.map((one) => {
    const rank = (seen.get(one.metricName) ?? 0) + 1;
    seen.set(one.metricName, rank);
    return { one, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}

function countPresent(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) count++;
  return count;
}
