import { Injectable } from '@nestjs/common';
import { type ScoreTrace, ScoreTraces, SeriesEpisodes, SeriesThresholds } from '../../anomaly/index.js';
import type { RatedEpisode } from '../../anomaly/index.js';
import { MOST_SAMPLES, type SeriesKey, SeriesUnit, WholeHistoryReader } from '../../metrics/index.js';
import type { SeriesSamples } from '../../ml/index.js';
import type { ShadedTime } from './chart.js';
import { ShadedTimes } from './shaded-times.service.js';

/** What is stored of a series in a range. */
export interface StoredChart {
  readonly samples: SeriesSamples;
  readonly trace: ScoreTrace;
  readonly unit: string | undefined;
  readonly threshold: number;
  readonly episodes: readonly RatedEpisode[];
  readonly shaded: readonly ShadedTime[];
}

/** Reads everything that a chart shows of the past, at once. */
@Injectable()
export class ChartReader {
  constructor(
    private readonly histories: WholeHistoryReader,
    private readonly traces: ScoreTraces,
    private readonly units: SeriesUnit,
    private readonly thresholds: SeriesThresholds,
    private readonly episodes: SeriesEpisodes,
    private readonly times: ShadedTimes,
  ) {}

  /** @throws TooManySamplesError, ClientGoneError */
  async read(
    series: SeriesKey,
    range: { readonly fromMs: number; readonly untilMs: number },
    client: AbortSignal,
  ): Promise<StoredChart> {
    const { fromMs, untilMs } = range;
    const [samples, trace, unit, thresholdOf, { episodes, shaded }] = await Promise.all([
      this.histories.read({ ...series, afterMs: fromMs, untilMs }, { room: MOST_SAMPLES, client }),
      this.traces.read({ ...series, fromMs, untilMs, limit: MOST_SAMPLES }),
      this.units.find(series, untilMs),
      this.thresholds.load([series]),
      this.readEpisodes(series, range),
    ]);
    return { samples, trace, unit, threshold: thresholdOf(series).threshold, episodes, shaded };
  }

  private async readEpisodes(
    series: SeriesKey,
    range: { readonly fromMs: number; readonly untilMs: number },
  ): Promise<Pick<StoredChart, 'episodes' | 'shaded'>> {
    const episodes = await this.episodes.during(series, new Date(range.fromMs), new Date(range.untilMs));
    return { episodes, shaded: await this.times.during(series, episodes, range) };
  }
}
