import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { PredictionCheck } from '../../ml/index.js';
import { MayBeOmitted } from '../../platform/http/index.js';
import { FAILURE_MODEL_STATUSES, type FailureModelVersion } from '../failure-models/failure-model-version.js';
import type { ListedFailureModels } from './list-failure-models.service.js';

class FailureModelCheckResponse {
  /** Days of assets in the newest quarter of the history, which the model had not seen. */
  nRows!: number;
  /** Failures that it expected within the weeks that are over, and that happened: each counts once in all, with a seventh for each day of the week before it. */
  expected!: number;
  observed!: number;
  /** How often an asset that failed within a week was ranked above one that did not, 0..1; null without both. */
  @ApiProperty({ type: Number, nullable: true })
  concordance!: number | null;
  /** Mean squared error of the risks within a week. */
  brier!: number;
  /** The same with one risk for all. */
  baseBrier!: number;
  /** Share of what failed within a week among the riskiest 1, 5 and 10 %; null where nothing did. */
  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true } })
  recalls!: (number | null)[];

  static from(check: PredictionCheck): FailureModelCheckResponse {
    const { nRows, expected, observed, concordance, brier, baseBrier, recalls } = check;
    const known = (value: number | null): number | null =>
      value === null || Number.isNaN(value) ? null : value;
    return {
      ...{ nRows, expected, observed, brier, baseBrier },
      concordance: known(concordance),
      recalls: recalls.map(known),
    };
  }
}

export class FailureModelResponse {
  /** @example failures-2026-11-29T06-00-00-000Z */
  version!: string;
  @ApiProperty({ enum: FAILURE_MODEL_STATUSES })
  status!: string;
  /** ISO 8601, UTC. */
  trainedAt!: string;
  /** When it was put to use last: ISO 8601, UTC; null where it never was. */
  @ApiProperty({ type: String, nullable: true })
  activatedAt!: string | null;
  /** Why it is in use, or not. */
  reason!: string;
  nAssets!: number;
  /** Failures it was fitted to. */
  nFailures!: number;
  /** Null with too few failures for a check. */
  @ApiProperty({ type: FailureModelCheckResponse, nullable: true })
  check!: FailureModelCheckResponse | null;

  static from({
    version,
    status,
    trainedAt,
    activatedAt,
    reason,
    report,
  }: FailureModelVersion): FailureModelResponse {
    return {
      ...{ version, status, reason, nAssets: report.nAssets, nFailures: report.nFailures },
      trainedAt: trainedAt.toISOString(),
      activatedAt: activatedAt?.toISOString() ?? null,
      check: report.check && FailureModelCheckResponse.from(report.check),
    };
  }
}

class FailureDriftResponse {
  /** Failures within a week that the version in use expected since it was put to use; null where none of its predictions is a week old. */
  @ApiProperty({ type: Number, nullable: true })
  expected!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  observed!: number | null;
  /** Whether it is replaced within a day. */
  hasDrifted!: boolean;
  reason!: string;
}

export class FailureModelsResponse {
  /** Always true. */
  success!: boolean;
  /** Why no version is in use; null where one is. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  /** Failures that are known and count. */
  nFailures!: number;
  /** Assets that were looked at so far. */
  nObserved!: number;
  drift!: FailureDriftResponse;
  /** The newest 100, newest first. */
  models!: FailureModelResponse[];

  static from({ reason, nFailures, nObserved, drift, models }: ListedFailureModels): FailureModelsResponse {
    const { expected, observed, hasDrifted, reason: why } = drift;
    return {
      success: true,
      ...{ reason, nFailures, nObserved },
      drift: { expected, observed, hasDrifted, reason: why },
      models: models.map((model) => FailureModelResponse.from(model)),
    };
  }
}

export class RollbackRequest {
  /** Version to go back to; the one that was in use before without it. */
  @MayBeOmitted()
  @IsString()
  @Length(1, 50)
  version?: string;

  /** Who wants it, where callers are not known by a token or a key; their own name counts otherwise. 1 to 100 characters. */
  @ApiProperty({ example: 'noc', required: false })
  @MayBeOmitted()
  @IsString()
  @Length(1, 100)
  by?: string;

  /** Why; 1 to 500 characters. */
  @ApiProperty({ example: 'Risks of the new version are too high' })
  @IsString()
  @Length(1, 500)
  reason!: string;
}

export class OneFailureModelResponse {
  /** Always true. */
  success!: boolean;
  model!: FailureModelResponse;

  static from(model: FailureModelVersion): OneFailureModelResponse {
    return { success: true, model: FailureModelResponse.from(model) };
  }
}
