import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../platform/http/index.js';
import { TrainRequest, TrainResponse } from './dto/train.dto.js';
import { TrainModelService } from './train-model.service.js';

@ApiTags('anomaly')
@Controller('api/v1/anomaly')
export class TrainingController {
  constructor(private readonly training: TrainModelService) {}

  /**
   * Train a new model on recent history and put it in charge; answers when it is.
   */
  @Post('train')
  @HttpCode(200)
  @ApiProblems(400, 404, 409, 413, 415, 422, 503)
  async train(@Body() { assetIds, timeRange, parameters }: TrainRequest): Promise<TrainResponse> {
    const outcome = await this.training.train({
      assetIds,
      timeRangeSeconds: timeRange,
      contamination: parameters?.contamination,
      nTrees: parameters?.n_estimators,
      maxSamples: parameters?.max_samples,
      seed: parameters?.random_state,
      trigger: 'request',
    });
    return TrainResponse.from(outcome);
  }
}
