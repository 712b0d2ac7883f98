import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangesNothing } from '../../platform/audit/index.js';
import { Requires } from '../../platform/auth/index.js';
import { Clock } from '../../platform/clock/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { AnalyseOnRequest } from '../moment/analyse-on-request.service.js';
import { PlatformRootCauseRequest, PlatformRootCauseResponse } from './platform-root-cause.dto.js';

/** In the shape of the platform's own client class. */
@ApiTags('root causes')
@Controller('ml')
export class PlatformRootCauseController {
  constructor(
    private readonly analyses: AnalyseOnRequest,
    private readonly clock: Clock,
  ) {}

  /**
   * Name the root cause of an event, in the shape of the platform's client class.
   *
   * @remarks The same analysis as `POST /api/v1/root-cause/analyze`, of which it answers only the likeliest cause.
   */
  @Requires('operator')
  @ChangesNothing()
  @Post('analyze-root-cause')
  @HttpCode(200)
  @ApiProblems(400, 404, 413, 415, 503)
  async analyzePlatformRootCause(
    @Body() body: PlatformRootCauseRequest,
    @ClientSignal() client: AbortSignal,
  ): Promise<PlatformRootCauseResponse> {
    const request = PlatformRootCauseRequest.toRequest(body, this.clock.now());
    return PlatformRootCauseResponse.from(await this.analyses.analyse(request, client));
  }
}
