import { Injectable } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { EmsClient, OutboxService } from '../ems/index.js';
import { DatabaseHealth } from '../platform/database/index.js';
import { judgedBy } from './check-outcome.js';
import { DetectionChecks } from './detection-checks.service.js';

export interface HealthReport {
  /** degraded: scoring goes on but something is missing; unhealthy: nothing works without the database. */
  readonly status: 'healthy' | 'degraded' | 'unhealthy';
  readonly isDatabaseUp: boolean;
  readonly isEmsCoreUp: boolean;
  readonly hasModel: boolean;
  /** One entry per check, with its reason where it is not up. */
  readonly checks: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Looks at everything the service depends on. */
@Injectable()
export class HealthReportService {
  constructor(
    private readonly terminus: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: DatabaseHealth,
    private readonly ems: EmsClient,
    private readonly outbox: OutboxService,
    private readonly detection: DetectionChecks,
  ) {}

  async report(): Promise<HealthReport> {
    const result = await this.terminus.check([
      () => this.checkDatabase(),
      () => this.checkEmsCore(),
      () => this.detection.checkModel(),
      () => this.detection.checkDrift(),
      () => this.checkOutbox(),
      () => this.detection.checkMetrics(),
      () => this.detection.checkCollection(),
    ]);
    const checks = result.details;
    const isUp = (name: string): boolean => checks[name]?.status === 'up';
    const isDatabaseUp = isUp('database');
    const isAllUp = Object.values(checks).every(({ status }) => status === 'up');
    return {
      status: !isDatabaseUp ? 'unhealthy' : isAllUp ? 'healthy' : 'degraded',
      isDatabaseUp,
      isEmsCoreUp: isUp('emsCore'),
      hasModel: isUp('model'),
      checks,
    };
  }

  // Nothing is reported `down` to Terminus: it would answer 503 in its own shape instead of the contract's.
  private checkDatabase() {
    const check = this.indicators.check('database');
    return judgedBy(check, this.database.ping(), () => check.up());
  }

  private async checkEmsCore() {
    const check = this.indicators.check('emsCore');
    const { isHealthy, version, detail } = await this.ems.checkHealth();
    return isHealthy ? check.up({ version }) : check.degraded({ message: detail });
  }

  private checkOutbox() {
    const check = this.indicators.check('outbox');
    return judgedBy(check, this.outbox.counts(), (counts) => check.up({ ...counts }));
  }
}
