import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangesNothing } from '../../platform/audit/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { CapacityQuery, CapacityResponse } from './dto/capacity.dto.js';
import { WhatIfBody, WhatIfResponse } from './dto/what-if.dto.js';
import { ListCapacity } from './list/list-capacity.service.js';
import { AskWhatIf } from './what-if/ask-what-if.service.js';

@ApiTags('capacity')
@Controller('api/v1/capacity')
export class CapacityController {
  constructor(
    private readonly capacity: ListCapacity,
    private readonly questions: AskWhatIf,
  ) {}

  /**
   * List when limits are reached, the most urgent first.
   *
   * @remarks For each series or group with a known limit: when the median and the upper band reach 80 % and 100 % of it, how likely by the horizon, how it
   * grows, and what size would last. A group is forecast as one series, the sum of its members hour by hour, with bands from its own past. Made from
   * busy levels that are read once a day: the platform is not asked.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async listCapacity(
    @Query() query: CapacityQuery,
    @ClientSignal() client: AbortSignal,
  ): Promise<CapacityResponse> {
    const { metric, ...request } = query;
    const page = await this.capacity.list({ ...request, metricName: metric }, client);
    return CapacityResponse.from(page, query.horizonDays);
  }

  /**
   * Ask when a limit would be reached under a change.
   *
   * @remarks More or less load, a larger limit, assets that move, from some day on: the same answer beside the one without. Nothing is stored. Without a
   * change it shows the history and what is expected.
   */
  @Requires('viewer')
  @ChangesNothing()
  @Post('what-if')
  @HttpCode(200)
  @ApiProblems(400, 404, 413, 415, 422, 503)
  async askWhatIf(@Body() body: WhatIfBody, @ClientSignal() client: AbortSignal): Promise<WhatIfResponse> {
    const request = WhatIfBody.toRequest(body);
    return WhatIfResponse.from(await this.questions.ask(request, client), request.horizonDays);
  }
}
