import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { GiveCauseFeedback } from '../feedback/give-cause-feedback.service.js';
import { ShowIncidentCause } from '../view/show-incident-cause.service.js';
import { CauseAccuracyResponse } from './cause-accuracy.dto.js';
import { NewCauseFeedbackRequest, OneCauseFeedbackResponse } from './cause-feedback.dto.js';
import { IncidentRootCauseResponse } from './incident-cause.dto.js';

const ID = {
  name: 'id',
  description: 'Id of the incident.',
  example: '7f2c1f4e-0d1b-4a4e-9c0e-3f6a2b8c1e37',
};

@ApiTags('root causes')
@Controller('api/v1')
export class IncidentCauseController {
  constructor(
    private readonly causes: ShowIncidentCause,
    private readonly feedback: GiveCauseFeedback,
  ) {}

  /**
   * Show what caused an incident, or that nothing of what is monitored says so.
   *
   * @remarks Looked for when the incident opens, while it grows, and once more when it is over. With who suffers from it, and what similar incidents turned out to be.
   */
  @Requires('viewer')
  @Get('incidents/:id/root-cause')
  @ApiParam(ID)
  @ApiProblems(400, 404, 503)
  async getIncidentRootCause(@Param('id') id: string): Promise<IncidentRootCauseResponse> {
    return IncidentRootCauseResponse.from(await this.causes.show(id));
  }

  /**
   * Say which one was the cause of an incident, or was not.
   *
   * @remarks Shown with it and with its like from then on, and counted (`GET /api/v1/root-cause/accuracy`).
   */
  @Requires('operator')
  @Post('incidents/:id/root-cause/feedback')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiProblems(400, 404, 413, 415, 503)
  async giveRootCauseFeedback(
    @Param('id') id: string,
    @Body() request: NewCauseFeedbackRequest,
  ): Promise<OneCauseFeedbackResponse> {
    return OneCauseFeedbackResponse.from(
      await this.feedback.give(id, NewCauseFeedbackRequest.toRequest(request)),
    );
  }

  /**
   * Ask how often causes were right.
   *
   * @remarks Counts what operators confirmed or denied against the last analysis of each incident, and how well the stated probabilities held.
   */
  @Requires('viewer')
  @Get('root-cause/accuracy')
  @ApiProblems(503)
  async getRootCauseAccuracy(): Promise<CauseAccuracyResponse> {
    return CauseAccuracyResponse.from(await this.feedback.accuracy());
  }
}
