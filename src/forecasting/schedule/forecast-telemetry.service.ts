import { Injectable } from '@nestjs/common';
import { Telemetry } from '../../platform/telemetry/index.js';
import type { ForecastReport } from './forecast-report.js';

/** The scheduled forecasts in numbers. */
@Injectable()
export class ForecastTelemetry {
  private readonly forecasts;
  private readonly durations;
  private readonly failures;

  constructor(telemetry: Telemetry) {
    this.forecasts = telemetry.counter('forecasts_total', 'Series that were to be forecast, by outcome.', [
      'outcome',
    ]);
    this.durations = telemetry.histogram(
      'forecast_duration_seconds',
      'Shards of a forecast run that came to an end here.',
    );
    this.failures = telemetry.counter(
      'forecast_failures_total',
      'Forecast runs that failed and are repeated.',
    );
  }

  noteSuccess({ nMade, nWithout, nFailed, nBroken }: ForecastReport, durationMs: number): void {
    this.forecasts.inc({ outcome: 'made' }, nMade);
    this.forecasts.inc({ outcome: 'too_little_history' }, nWithout);
    this.forecasts.inc({ outcome: 'failed' }, nFailed);
    this.forecasts.inc({ outcome: 'accuracy_broke' }, nBroken);
    this.durations.observe(durationMs / 1000);
  }

  noteFailure(): void {
    this.failures.inc();
  }
}
