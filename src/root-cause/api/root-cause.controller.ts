import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangesNothing } from '../../platform/audit/index.js';
import { Requires } from '../../platform/auth/index.js';
import { Clock } from '../../platform/clock/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { GiveCauseFeedback } from '../feedback/give-cause-feedback.service.js';
import { AnalyseOnRequest } from '../moment/analyse-on-request.service.js';
import { AnalyzeRootCauseBody, AnalyzeRootCauseResponse } from './analyze.dto.js';
import { CauseAccuracyResponse } from './cause-accuracy.dto.js';

@ApiTags('root causes')
@Controller('api/v1/root-cause')
export class RootCauseController {
  constructor(
    private readonly analyses: AnalyseOnRequest,
    private readonly feedback: GiveCauseFeedback,
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
  @Post('analyze')
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
   * Ask how often causes were right.
   *
   * @remarks Counts what operators confirmed or denied against the last analysis of each incident, and how well the stated probabilities held.
   */
  @Requires('viewer')
  @Get('accuracy')
  @ApiProblems(503)
  async getRootCauseAccuracy(): Promise<CauseAccuracyResponse> {
    return CauseAccuracyResponse.from(await this.feedback.accuracy());
  }
}
