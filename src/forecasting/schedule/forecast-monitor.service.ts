import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { ForecastAccuracies } from '../accuracy/forecast-accuracy.repository.js';
import type { LeadAccuracy } from '../accuracy/lead-accuracy.js';
import { totalAccuracy } from '../accuracy/realised-accuracy.js';
import { ForecastTallies } from './forecast-tally.repository.js';

/** Looks come once an hour; a run of a large network takes minutes. */
const LATE_MS = 3 * 3_600_000;

/** How it stands with the scheduled forecasts of all replicas together. */
export interface ForecastCondition {
  /** `off` by FORECASTS_ENABLED; `waiting` before all series were looked at once. */
  readonly status: 'off' | 'waiting' | 'current' | 'late';
  readonly newestForecastAt: Date | undefined;
  /** Since then every series was looked at. */
  readonly lookedAt: Date | undefined;
  readonly nSeries: number;
}

/** Says whether forecasts are made, and how good they are. */
@Injectable()
export class ForecastMonitor {
  constructor(
    private readonly tallies: ForecastTallies,
    private readonly accuracies: ForecastAccuracies,
    private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'forecasts'>,
  ) {}

  async condition(): Promise<ForecastCondition> {
    if (!this.config.forecasts.isEnabled)
      return { status: 'off', newestForecastAt: undefined, lookedAt: undefined, nSeries: 0 };
    const { lookedAtMs, nSeries, newestMs } = await this.tallies.progress();
    return {
      status: statusOf(lookedAtMs, this.clock.now().getTime()),
      newestForecastAt: newestMs === undefined ? undefined : new Date(newestMs),
      lookedAt: lookedAtMs === undefined ? undefined : new Date(lookedAtMs),
      nSeries,
    };
  }

  /** Of the forecasts of all series, by range of leads. */
  async accuracy(): Promise<readonly LeadAccuracy[]> {
    return totalAccuracy(await this.accuracies.total(this.clock.now().getTime()));
  }
}

function statusOf(lookedAtMs: number | undefined, nowMs: number): ForecastCondition['status'] {
  if (lookedAtMs === undefined) return 'waiting';
  return nowMs - lookedAtMs > LATE_MS ? 'late' : 'current';
}
