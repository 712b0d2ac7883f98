import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { ForecastMonitor } from '../forecasting/index.js';
import { OwnTables } from '../platform/database/index.js';
import { checkedBy } from './check-outcome.js';

/** Looks whether series are forecast. */
@Injectable()
export class ForecastChecks {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly forecasts: ForecastMonitor,
    private readonly tables: OwnTables,
  ) {}

  checkForecasts() {
    const check = this.indicators.check('forecasts');
    const condition = this.tables.ask(() => this.forecasts.condition());
    return checkedBy(check, condition, ({ status, newestForecastAt, lookedAt, nSeries }) => {
      if (status === 'off') return check.up({ message: 'Switched off by FORECASTS_ENABLED' });
      const facts = {
        newestForecastAt: newestForecastAt?.toISOString() ?? null,
        lookedAt: lookedAt?.toISOString() ?? null,
        series: nSeries,
      };
      if (status === 'waiting') return check.up({ ...facts, message: 'The first forecasts are being made' });
      return status === 'current'
        ? check.up(facts)
        : check.degraded({
            ...facts,
            message: 'Forecasts are late: no run has looked at every series for three hours',
          });
    });
  }
}
