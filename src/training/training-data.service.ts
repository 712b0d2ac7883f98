import { Injectable } from '@nestjs/common';
import { OpenIncidents } from '../anomaly/index.js';
import { AssetDirectory, MetricSource, type Series, seriesId } from '../metrics/index.js';
import type { SeriesSamples } from '../ml/index.js';
import { Clock } from '../platform/clock/index.js';
import type { TrainingRequest } from './training-run.js';

const SERIES_PER_READ = 50;
/** Bounds memory (16 bytes a sample); a shared forest learns nothing new from more. */
const MAX_SAMPLES = 4_000_000;

/** The history a model is fitted to. */
export interface TrainingData {
  readonly nAssets: number;
  readonly series: readonly SeriesSamples[];
  /** Finite samples to learn from. */
  readonly nSamples: number;
  /** Finite samples left out because an episode is open since before them: an incident must not become the norm. */
  readonly nSamplesInIncidents: number;
  /** Series not read because enough samples had been. */
  readonly nSeriesLeftOut: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

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
    private readonly incidents: OpenIncidents,
    private readonly clock: Clock,
  ) {}

  /**
   * @param onProgress - hears which share of the series has been read, 0..1
   * @throws AssetNotFoundError for an asset id the EMS does not know
   */
  async read(
    request: TrainingRequest,
    onProgress: (share: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<TrainingData> {
    const untilMs = this.clock.now().getTime();
    const fromMs = untilMs - request.timeRangeSeconds * 1000;
    const assetIds = await this.assetIds(request);
    const series = await this.source.listSeries(assetIds, fromMs);
    const incidentStarts = await this.incidents.startsOf(assetIds);
    return {
      nAssets: assetIds.length,
      fromMs,
      untilMs,
      ...(await this.readSeries(spread(series), { fromMs, untilMs, incidentStarts, onProgress })),
    };
  }

  private async assetIds({ assetIds }: TrainingRequest): Promise<readonly string[]> {
    if (!assetIds) return (await this.assets.listMonitored()).map(({ id }) => id);
    const assets = await Promise.all(assetIds.map((id) => this.assets.get(id)));
    return [...new Set(assets.map(({ id }) => id))];
  }

  private async readSeries(
    series: readonly Series[],
    { fromMs: afterMs, untilMs, incidentStarts, onProgress }: ReadPlan,
  ): Promise<Pick<TrainingData, 'series' | 'nSamples' | 'nSamplesInIncidents' | 'nSeriesLeftOut'>> {
    const read: SeriesSamples[] = [];
    let nSamples = 0;
    let nSamplesInIncidents = 0;
    let next = 0;
    while (next < series.length && nSamples < MAX_SAMPLES) {
      const chunk = series.slice(next, next + SERIES_PER_READ);
      next += chunk.length;
      const histories = await this.source.readSamples(chunk.map((key) => ({ ...key, afterMs, untilMs })));
      for (const { samples, ...key } of histories) {
        nSamplesInIncidents += blankFrom(samples, incidentStarts.get(seriesId(key)) ?? Infinity);
        nSamples += countPresent(samples.values);
        if (samples.values.length > 0) read.push(samples);
      }
      await onProgress(next / series.length);
    }
    return { series: read, nSamples, nSamplesInIncidents, nSeriesLeftOut: series.length - next };
  }
}

/** Puts the series in an order that takes some of every metric and asset first, in case not all are read. */
function spread(series: readonly Series[]): readonly Series[] {
  const seen = new Map<string, number>();
  const ranked = series.map((one) => {
    const rank = (seen.get(one.metricName) ?? 0) + 1;
    seen.set(one.metricName, rank);
    return { one, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}

/** Takes the values from an instant on away; their times stay. @returns how many there were */
function blankFrom({ timestamps, values }: SeriesSamples, startMs: number): number {
  const first = timestamps.findIndex((at) => at >= startMs);
  if (first === -1) return 0;
  const nBlanked = countPresent(values.subarray(first));
  values.fill(NaN, first);
  return nBlanked;
}

function countPresent(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) count++;
  return count;
}
