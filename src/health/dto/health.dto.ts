import { ApiProperty } from '@nestjs/swagger';
import type { HealthReport } from '../health-report.service.js';

export class LivenessResponse {
  /** Always `healthy` while the process can answer. */
  status!: string;
}

class ModelsHealth {
  /** True when a trained model is in use. */
  anomaly_detection!: boolean;
}

export class HealthResponse {
  /** `healthy`, `degraded` (something is missing, the service works) or `unhealthy` (no database, or no sweep runs: nothing is scored). */
  status!: string;
  /** ISO 8601, UTC. */
  timestamp!: string;
  database!: boolean;
  emsCore!: boolean;
  /** Always null: the service needs no Redis. */
  @ApiProperty({ type: 'null' })
  redis!: null;
  models!: ModelsHealth;
  /** Every check with its details. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'object' } })
  checks!: Record<string, unknown>;

  static from(report: HealthReport, at: Date): HealthResponse {
    return {
      status: report.status,
      timestamp: at.toISOString(),
      database: report.isDatabaseUp,
      emsCore: report.isEmsCoreUp,
      redis: null,
      models: { anomaly_detection: report.hasModel },
      checks: report.checks,
    };
  }
}
