import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsString, Length } from 'class-validator';
import { FEATURE_NAMES } from '../../ml/index.js';
import { MayBeOmitted } from '../../platform/http/index.js';
import { GATE_CHECKS, type GateReport } from '../gate-report.js';
import type { ModelDetails } from '../model.js';
import { ModelResponse } from './models.dto.js';

export class ActivateModelRequest {
  /**
   * Why, for those who look it up later.
   * @example The new one alarms on every backup
   */
  @MayBeOmitted()
  @IsString()
  @Length(1, 500)
  reason?: string;

  /** Also a model that did not pass the quality gate or was never evaluated. */
  @MayBeOmitted()
  @IsBoolean()
  force?: boolean;
}

class GateCheckResponse {
  @ApiProperty({ enum: GATE_CHECKS })
  name!: (typeof GATE_CHECKS)[number];
  /** Type of the assets it was looked at for, where that has a model of its own; not there for all together. */
  scope?: string;
  isPassed!: boolean;
  /** What was found and what is allowed. */
  finding!: string;
}

class GateReportResponse {
  /** `passed`, `rejected`, or `forced`: activated although a check had failed. */
  outcome!: string;
  /** Version of the model that was active. */
  @ApiProperty({ type: String, nullable: true })
  comparedWith!: string | null;
  /** Held-out samples that both models scored. */
  nSamples!: number;
  nSeries!: number;
  /** Empty where there was nothing to compare. */
  checks!: GateCheckResponse[];
  reason!: string;

  static from(report: GateReport): GateReportResponse {
    return { ...report, checks: report.checks.map((check) => ({ ...check })) };
  }
}

class ModelTransitionResponse {
  /** Null for a model that was new. */
  fromStatus!: string | null;
  /** `candidate`, `active`, `retired` or `rejected`. */
  toStatus!: string;
  /** Who made the step: `user`, `schedule`, `startup` or `gate`. */
  actor!: string;
  /** @example Trained on request */
  reason!: string;
  /** ISO 8601, UTC. */
  at!: string;
}

export class ModelDetailsResponse extends ModelResponse {
  /** Always true. */
  success!: boolean;
  /** How the training came about and the range of its history. */
  metadata!: Record<string, unknown>;
  /** What the model looks at in every sample. */
  features!: string[];
  /** How it did against the model that was active; null for one that was not evaluated. */
  @ApiProperty({ type: GateReportResponse, nullable: true })
  gate!: GateReportResponse | null;
  /** Its file is kept, however old it gets. */
  isPinned!: boolean;
  /** False once its file was deleted: it can then not be activated any more. */
  isAvailable!: boolean;
  /** Its life, oldest step first. */
  transitions!: ModelTransitionResponse[];

  static override from(model: ModelDetails): ModelDetailsResponse {
    const { modelType, modelVersion, trainingDate, status, metrics, parameters } = super.from(model);
    return {
      success: true,
      modelType,
      modelVersion,
      trainingDate,
      status,
      metrics,
      parameters,
      metadata: model.metadata,
      features: [...FEATURE_NAMES],
      gate: model.gate && GateReportResponse.from(model.gate),
      isPinned: model.isPinned,
      isAvailable: model.isAvailable,
      transitions: model.transitions.map(({ fromStatus, toStatus, actor, reason, at }) => ({
        fromStatus,
        toStatus,
        actor,
        reason,
        at: at.toISOString(),
      })),
    };
  }
}
