import { ApiProperty } from '@nestjs/swagger';
import { IntegerQuery } from '../../../platform/http/index.js';
import { TrainingMetricsResponse } from '../../dto/train.dto.js';
import {
  TRAINING_STAGES,
  type TrainingRunPage,
  type TrainingRunRecord,
  type TrainingStage,
} from '../training-run-record.js';

export class TrainingRunsQuery {
  /** Runs per page. */
  @IntegerQuery({ min: 1, max: 1000, default: 100 })
  limit = 100;

  /** Runs to skip, newest first. */
  @IntegerQuery({ min: 0, max: 1_000_000_000, default: 0 })
  offset = 0;
}

class ExcludedResponse {
  /** `samples` or `series`. */
  what!: string;
  count!: number;
  reason!: string;
}

class TrainingRunDataResponse {
  /** ISO 8601, UTC. */
  from!: string;
  /** ISO 8601, UTC. */
  until!: string;
  assets!: number;
  seriesUsed!: number;
  samplesUsed!: number;
  excluded!: ExcludedResponse[];
}

export class TrainingRunResponse {
  /** UUID. */
  id!: string;
  /** `queued`, `running`, `failed`, `cancelled`, or what its model is: `candidate`, `active`, `retired` or `rejected`. */
  status!: string;
  /** `request`, `schedule`, `startup` or `drift`. */
  trigger!: string;
  /** What was asked for. */
  request!: Record<string, unknown>;
  /** What it is doing; null once it has ended. */
  @ApiProperty({ enum: TRAINING_STAGES, nullable: true })
  stage!: TrainingStage | null;
  /** How far it has come, 0 to 100. */
  percent!: number;
  /** The model it has made. */
  @ApiProperty({ type: String, nullable: true })
  modelVersion!: string | null;
  /** What it learnt from; null until it has ended well. */
  @ApiProperty({ type: TrainingRunDataResponse, nullable: true })
  data!: TrainingRunDataResponse | null;
  /** Figures of the training; null until it has ended well. */
  @ApiProperty({ type: TrainingMetricsResponse, nullable: true })
  figures!: TrainingMetricsResponse | null;
  /** Why there is no model, or why it was not activated. */
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  serviceVersion!: string;
  /** Layout of the features; models and states of another one do not fit. */
  featureVersion!: number;
  /** ISO 8601, UTC. */
  startedAt!: string;
  /** ISO 8601, UTC. */
  @ApiProperty({ type: String, nullable: true })
  finishedAt!: string | null;

  static from(run: TrainingRunRecord): TrainingRunResponse {
    return {
      id: run.id,
      status: run.status,
      trigger: run.trigger,
      request: run.request,
      stage: run.stage,
      percent: run.percent,
      modelVersion: run.modelVersion,
      data: run.data && { ...run.data, excluded: [...run.data.excluded] },
      figures: run.figures,
      reason: run.reason,
      serviceVersion: run.serviceVersion,
      featureVersion: run.featureVersion,
      startedAt: run.startedAt.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
    };
  }
}

export class OneTrainingRunResponse {
  /** Always true. */
  success!: boolean;
  run!: TrainingRunResponse;

  static from(run: TrainingRunRecord): OneTrainingRunResponse {
    return { success: true, run: TrainingRunResponse.from(run) };
  }
}

export class TrainingRunsResponse {
  /** Always true. */
  success!: boolean;
  /** Newest first. */
  runs!: TrainingRunResponse[];
  /** Runs there are in all. */
  total!: number;

  static from({ runs, total }: TrainingRunPage): TrainingRunsResponse {
    return { success: true, runs: runs.map((run) => TrainingRunResponse.from(run)), total };
  }
}
