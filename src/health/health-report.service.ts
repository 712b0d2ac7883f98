import { Injectable } from '@nestjs/common';
import { HealthCheckService } from '@nestjs/terminus';
import { DetectionChecks } from './detection-checks.service.js';
import { ForecastChecks } from './forecast-checks.service.js';
import { PlatformChecks } from './platform-checks.service.js';
import { SweepChecks } from './sweep-checks.service.js';

export interface HealthReport {
  /** degraded: scoring goes on but something is missing; unhealthy: nothing is scored. */
  readonly status: 'healthy' | 'degraded' | 'unhealthy';
  readonly isDatabaseUp: boolean;
  readonly isEmsCoreUp: boolean;
  readonly hasModel: boolean;
  /** One entry per check, with its reason where it is not up. */
  readonly checks: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Looks at everything the service depends on, and whether it does its work. */
@Injectable()
export class HealthReportService {
  constructor(
    private readonly terminus: HealthCheckService,
    private readonly platform: PlatformChecks,
    private readonly detection: DetectionChecks,
    private readonly sweeps: SweepChecks,
    private readonly forecasts: ForecastChecks,
  ) {}

  async report(): Promise<HealthReport> {
    const result = await this.terminus.check([
      () => this.platform.checkDatabase(),
      () => this.platform.checkEmsCore(),
      () => this.sweeps.checkSweeps(),
      () => this.detection.checkModel(),
      () => this.detection.checkDrift(),
      () => this.platform.checkOutbox(),
      () => this.forecasts.checkForecasts(),
      () => this.detection.checkMetrics(),
      () => this.detection.checkCollection(),
    ]);
    const checks = result.details;
    const isUp = (name: string): boolean => checks[name]?.status === 'up';
    const isDatabaseUp = isUp('database');
    const isWorking = isDatabaseUp && checks.sweeps?.isStopped !== true;
    const isAllUp = Object.values(checks).every(({ status }) => status === 'up');
    return {
      status: !isWorking ? 'unhealthy' : isAllUp ? 'healthy' : 'degraded',
      isDatabaseUp,
      isEmsCoreUp: isUp('emsCore'),
      hasModel: 'modelVersion' in checks.model,
      checks,
    };
  }
}
