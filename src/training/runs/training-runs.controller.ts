import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { OneTrainingRunResponse, TrainingRunsQuery, TrainingRunsResponse } from './dto/training-runs.dto.js';
import { TrainingRuns } from './training-runs.service.js';

const ID = {
  name: 'id',
  description: 'UUID of the run, as the list has it.',
  schema: { type: 'string', format: 'uuid', example: '3f9a7d10-5c2e-4b8f-a1d6-8e0c4f7b2a95' },
} as const;

@ApiTags('training')
@Controller('api/v1/training-runs')
export class TrainingRunsController {
  constructor(private readonly runs: TrainingRuns) {}

  /**
   * List the training runs.
   *
   * @remarks What each was asked, what it learned from and how it ended.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async listTrainingRuns(@Query() { limit, offset }: TrainingRunsQuery): Promise<TrainingRunsResponse> {
    return TrainingRunsResponse.from(await this.runs.list(limit, offset));
  }

  /**
   * Show one training run.
   *
   * @remarks With its progress while it runs.
   */
  @Requires('viewer')
  @Get(':id')
  @ApiParam(ID)
  @ApiProblems(400, 404, 503)
  async getTrainingRun(@Param('id') id: string): Promise<OneTrainingRunResponse> {
    return OneTrainingRunResponse.from(await this.runs.get(id));
  }

  /**
   * Ask a training run to stop.
   *
   * @remarks It stops at its next step; the active model stays in use.
   */
  @Requires('admin')
  @Post(':id/cancel')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiProblems(400, 404, 409, 503)
  async cancelTrainingRun(@Param('id') id: string): Promise<OneTrainingRunResponse> {
    return OneTrainingRunResponse.from(await this.runs.cancel(id));
  }
}
