import { Body, Controller, HttpCode, HttpStatus, Post, Query, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Requires } from '../platform/auth/index.js';
import { ApiProblems, ClientSignal } from '../platform/http/index.js';
import { TrainQuery, TrainRequest, TrainResponse } from './dto/train.dto.js';
import { RequestTrainingService } from './request-training.service.js';
import { OneTrainingRunResponse } from './runs/dto/training-runs.dto.js';
import { TrainingRuns } from './runs/training-runs.service.js';

@ApiTags('training')
@Controller('api/v1/anomaly')
export class TrainingController {
  constructor(
    private readonly training: RequestTrainingService,
    private readonly runs: TrainingRuns,
  ) {}

  /**
   * Train a new model on recent history.
   *
   * @remarks It becomes active unless it does worse than the active one. Answers when the run has ended, or at once with
   * `async=true`.
   */
  @Requires('admin')
  @Post('train')
  @HttpCode(200)
  @ApiResponse({ status: 200, type: TrainResponse, description: 'The finished result.' })
  @ApiResponse({
    status: 202,
    type: OneTrainingRunResponse,
    description: 'With async=true: the run, to be asked for again.',
  })
  @ApiProblems(400, 404, 409, 413, 415, 422, 503)
  async train(
    @Query() { async }: TrainQuery,
    @Body() body: TrainRequest,
    @ClientSignal() client: AbortSignal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TrainResponse | OneTrainingRunResponse> {
    const request = TrainRequest.toRequest(body);
    if (async !== 'true') return TrainResponse.from(await this.training.train(request, client));
    const runId = await this.training.begin(request);
    response.status(HttpStatus.ACCEPTED);
    return OneTrainingRunResponse.from(await this.runs.get(runId));
  }
}
