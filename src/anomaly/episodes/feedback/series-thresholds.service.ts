import { Inject, Injectable } from '@nestjs/common';
import { type SeriesKey, seriesId } from '../../../metrics/index.js';
import { Clock } from '../../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../../platform/config/index.js';
import { barOf } from './threshold.js';
import { NO_VERDICTS, type VerdictCounts } from './feedback.js';
import { VerdictRepository } from './feedback.repository.js';

/** A verdict counts for so long. */
export const VERDICT_MEMORY_MS = 90 * 86_400_000;

/** Where a series' own bar lies, and why. */
export interface SeriesBar {
  readonly bar: number;
  readonly verdicts: VerdictCounts;
}

/** Knows the bar of every series: the threshold, moved by what operators said of its episodes. */
@Injectable()
export class SeriesBars {
  constructor(
    private readonly verdicts: VerdictRepository,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'detection'>,
  ) {}

  /** @returns what tells the bar of each of the series as it is now */
  async load(series: readonly SeriesKey[]): Promise<(key: SeriesKey) => SeriesBar> {
    const since = new Date(this.clock.now().getTime() - VERDICT_MEMORY_MS);
    const counts = await this.verdicts.count(series, since);
    return (key) => this.barFor(counts.get(seriesId(key)) ?? NO_VERDICTS);
  }

  barFor(verdicts: VerdictCounts): SeriesBar {
    return { bar: barOf(this.config.detection.threshold, verdicts), verdicts };
  }
}
