import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CallerName, Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { authorOf } from '../author.js';
import {
  FailureChangeRequest,
  FailuresQuery,
  FailuresResponse,
  NewFailureRequest,
  OneFailureResponse,
} from './failure.dto.js';
import { ListFailures } from './list-failures.service.js';
import { RecordFailures } from './record-failures.service.js';

const FAILURE_ID = {
  name: 'id',
  description: 'Id of the failure.',
  example: '6a0e1b7c-3b6a-4c52-9d0e-6a2f4b8c1e37',
};

@ApiTags('maintenance')
@Controller('api/v1/maintenance/failures')
export class FailuresController {
  constructor(
    private readonly lists: ListFailures,
    private readonly records: RecordFailures,
  ) {}

  /**
   * List failures of assets, which models learn from.
   *
   * @remarks They are learnt from the platform, confirmed by operators, or added by hand. Models of failure learn from those that count. What is wrong here is wrong in every prediction: strike it out.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async listFailures(@Query() query: FailuresQuery): Promise<FailuresResponse> {
    return FailuresResponse.from(await this.lists.list(FailuresQuery.toRequest(query)));
  }

  /**
   * Add a failure that the service did not notice.
   */
  @Requires('operator')
  @Post()
  @HttpCode(200)
  @ApiProblems(400, 404, 409, 413, 415, 503)
  async addFailure(
    @Body() request: NewFailureRequest,
    @CallerName() caller: string | undefined,
  ): Promise<OneFailureResponse> {
    const failure = NewFailureRequest.toNewFailure(request, caller);
    return OneFailureResponse.from(await this.records.add(failure), null);
  }

  /**
   * Strike out a failure that was none.
   *
   * @remarks It does not count any more, and is not learnt again.
   */
  @Requires('operator')
  @Post(':id/strike-out')
  @HttpCode(200)
  @ApiParam(FAILURE_ID)
  @ApiProblems(400, 404, 409, 413, 415, 503)
  async strikeOutFailure(
    @Param('id') id: string,
    @Body() { by, reason }: FailureChangeRequest,
    @CallerName() caller: string | undefined,
  ): Promise<OneFailureResponse> {
    return OneFailureResponse.from(await this.records.strikeOut(id, authorOf(caller, by), reason), null);
  }

  /**
   * Have a failure count again that was struck out.
   */
  @Requires('operator')
  @Post(':id/restore')
  @HttpCode(200)
  @ApiParam(FAILURE_ID)
  @ApiProblems(400, 404, 409, 413, 415, 503)
  async restoreFailure(
    @Param('id') id: string,
    @Body() { by, reason }: FailureChangeRequest,
    @CallerName() caller: string | undefined,
  ): Promise<OneFailureResponse> {
    return OneFailureResponse.from(await this.records.restore(id, authorOf(caller, by), reason), null);
  }
}
