import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangesNothing } from '../../platform/audit/index.js';
import { Requires } from '../../platform/auth/index.js';
import { Clock } from '../../platform/clock/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { AnalyseOnRequest } from '../moment/analyse-on-request.service.js';
import { AnalyzeRootCauseBody, AnalyzeRootCauseResponse } from './analyze.dto.js';
import { PlatformRootCauseRequest, PlatformRootCauseResponse } from './platform-root-cause.dto.js';

/** The same analysis in two shapes: in ours, and in that of the platform's client class. */
@ApiTags('root causes')
@Controller()
export class AnalyzeRootCauseController {
  constructor(
    private readonly analyses: AnalyseOnRequest,
    private readonly clock: Clock,
  ) {}

  /**
   * Ask why an asset alarmed at any moment of the past.
   *
   * @remarks Reads what was measured around it in the network, learns from the hours before what is usual, and weighs who is to blame, in a worker thread.
   * Nothing is stored. Where nothing is likely enough, the answer is "No cause found", with what was looked at.
   */
  @Requires('operator')
  @ChangesNothing()
  @Post('api/v1/root-cause/analyze')
  @HttpCode(200)
  @ApiProblems(400, 404, 413, 415, 503)
  async analyzeRootCause(
    @Body() body: AnalyzeRootCauseBody,
    @ClientSignal() client: AbortSignal,
  ): Promise<AnalyzeRootCauseResponse> {
    const request = AnalyzeRootCauseBody.toRequest(body, this.clock.now());
    return AnalyzeRootCauseResponse.fromRequested(await this.analyses.analyse(request, client));
  }

  /**
   * Name the root cause of an event, in the shape of the platform's client class.
   *
   * @remarks The same analysis as `POST /api/v1/root-cause/analyze`, of which it answers only the likeliest cause.
   */
  @Requires('operator')
  @ChangesNothing()
  @Post('ml/analyze-root-cause')
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
