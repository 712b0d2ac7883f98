import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CallerName, Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { authorOf } from '../author.js';
import { ChooseFailureModel } from './choose-failure-model.service.js';
import { FailureModelsResponse, OneFailureModelResponse, RollbackRequest } from './failure-model.dto.js';
import { ListFailureModels } from './list-failure-models.service.js';

@ApiTags('maintenance')
@Controller('api/v1/maintenance/models')
export class FailureModelsController {
  constructor(
    private readonly lists: ListFailureModels,
    private readonly choice: ChooseFailureModel,
  ) {}

  /**
   * List the versions of the models of failure.
   *
   * @remarks Each with how it did on what it had not seen. Models are fitted once a week, sooner when many more failures are known or the one in use has drifted, and put to use where they pass
   * the quality gate.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(503)
  async listFailureModels(): Promise<FailureModelsResponse> {
    return FailureModelsResponse.from(await this.lists.list());
  }

  /**
   * Put an earlier version of the models of failure to use again.
   *
   * @remarks What is predicted from then on is predicted by it, until the next one passes the quality gate.
   */
  @Requires('admin')
  @Post('rollback')
  @HttpCode(200)
  @ApiProblems(400, 404, 409, 413, 415, 503)
  async rollBackFailureModel(
    @Body() { by, reason, version }: RollbackRequest,
    @CallerName() caller: string | undefined,
  ): Promise<OneFailureModelResponse> {
    const author = authorOf(caller, by);
    return OneFailureModelResponse.from(await this.choice.rollBack(author, reason, version));
  }
}
