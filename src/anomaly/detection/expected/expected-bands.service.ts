import { Inject, Injectable } from '@nestjs/common';
import { type ExpectedBand, expectedBand, SeriesState } from '../../../ml/index.js';
import { MetricPolicies, seriesId } from '../../../metrics/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { SeriesCheckpointRepository } from '../../scoring/series-checkpoint.repository.js';
import { startOfRange } from '../../scoring/start-of-range.js';
import { type AssetSeries, RangeScorer } from '../range-scorer.service.js';
import { joinedBands } from './joined-bands.js';

/**
 * So many samples are gone through again to say what was expected at the time: a tenth of a second of a core, since the model has no part in it. Of a
 * polling interval of 30 s that is a week, of five minutes more than two months.
 */
const MOST_SAMPLES = 20_000;

/** What to say the expectation of. All times are epoch milliseconds. */
export interface ExpectedRequest {
  /** Exclusive. */
  readonly fromMs: number;
  /** Inclusive. */
  readonly untilMs: number;
  /** Typical time between samples in the range; NaN where there are too few to know. */
  readonly intervalMs: number;
  /** Where the present state is asked when the range is too long. */
  readonly times: Float64Array;
}

/** What was, or is, expected of a series. */
export interface ExpectedValues {
  /** `at-the-time`: at each sample, by what was known before it. `as-learnt-now`: at each of the times asked for, by what is known now. */
  readonly basis: 'at-the-time' | 'as-learnt-now';
  /** Epoch milliseconds, one for each range of the band. */
  readonly timestamps: Float64Array;
  readonly band: ExpectedBand;
}

/** Says which values are, or were, expected of a series. */
@Injectable()
export class ExpectedBands {
  private readonly policies: MetricPolicies;

  constructor(
    private readonly ranges: RangeScorer,
    private readonly checkpoints: SeriesCheckpointRepository,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {
    this.policies = new MetricPolicies(config.detection.policies);
  }

  /**
   * @param client - fires when nobody waits for the answer any more; the rest is then left undone
   * @returns undefined where nothing is known of the series
   * @throws ClientGoneError
   */
  async find(
    series: AssetSeries,
    request: ExpectedRequest,
    client: AbortSignal,
  ): Promise<ExpectedValues | undefined> {
    const { fromMs, untilMs, intervalMs } = request;
    const checkpoint = (await this.checkpoints.findBefore([series], fromMs)).get(seriesId(series));
    const { historySeconds } = this.config.detection;
    const start = { fromMs, timeZone: series.asset.timeZone, historySeconds };
    const { afterMs } = startOfRange(start, checkpoint);
    return (untilMs - afterMs) / intervalMs <= MOST_SAMPLES
      ? this.scoreAgain(series, request, client)
      : this.askPresent(series, request.times);
  }

  private async scoreAgain(
    series: AssetSeries,
    { fromMs, untilMs }: ExpectedRequest,
    client: AbortSignal,
  ): Promise<ExpectedValues> {
    const parts: ExpectedValues[] = [];
    const range = { model: undefined, fromMs, untilMs, threshold: 1, isExpectedKept: true, client };
    await this.ranges.scoreRange([series], range, ({ scored: { timestamps, expected } }) => {
      if (expected) parts.push({ basis: 'at-the-time', timestamps, band: expected });
    });
    return { basis: 'at-the-time', ...joinedBands(parts) };
  }

  private async askPresent(
    series: AssetSeries,
    timestamps: Float64Array,
  ): Promise<ExpectedValues | undefined> {
    const { timeZone } = series.asset;
    const live = (await this.checkpoints.findLive([series])).get(seriesId(series));
    if (live?.state === undefined || live.timeZone !== timeZone) return undefined;
    const policy = this.policies.of(series.metricName);
    const band = expectedBand(SeriesState.decode(live.state), timestamps, { policy, timeZone });
    return { basis: 'as-learnt-now', timestamps, band };
  }
}
