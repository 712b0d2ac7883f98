import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../../platform/auth/index.js';
import { ApiProblems } from '../../../platform/http/index.js';
import { AcknowledgeIncident } from './acknowledge-incident.service.js';
import { IncidentDetailsResponse } from '../listing/incident-details.dto.js';
import {
  AcknowledgementRequest,
  NewIncidentFeedbackRequest,
  OneIncidentFeedbackResponse,
} from '../feedback/incident-feedback.dto.js';
import { ListIncidents } from '../listing/list-incidents.service.js';
import { GiveIncidentFeedback } from './give-incident-feedback.service.js';

const ID = {
  name: 'id',
  description: 'Id of the incident.',
  example: '7f2c1f4e-0d1b-4a4e-9c0e-3f6a2b8c1e37',
};

@ApiTags('incidents')
@Controller('api/v1/incidents/:id')
export class IncidentFeedbackController {
  constructor(
    private readonly feedback: GiveIncidentFeedback,
    private readonly acknowledgements: AcknowledgeIncident,
    private readonly incidents: ListIncidents,
  ) {}

  /**
   * Say that an incident was real or noise, or grouped wrongly.
   *
   * @remarks Later incidents that begin alike become more urgent, or less. Members that were split off stay apart from the others of their kind, and an incident
   * that was merged goes with it, until the feedback is taken back.
   */
  @Requires('operator')
  @Post('feedback')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiProblems(400, 404, 409, 413, 415, 503)
  async giveIncidentFeedback(
    @Param('id') id: string,
    @Body() request: NewIncidentFeedbackRequest,
  ): Promise<OneIncidentFeedbackResponse> {
    return OneIncidentFeedbackResponse.from(
      await this.feedback.give(id, NewIncidentFeedbackRequest.toRequest(request)),
    );
  }

  /**
   * Take feedback of an incident back.
   *
   * @remarks Members that it moved are where they were before.
   */
  @Requires('operator')
  @Delete('feedback/:feedbackId')
  @ApiParam(ID)
  @ApiParam({
    name: 'feedbackId',
    description: 'Id of the feedback.',
    example: '7f2c1f4e-0d1b-4a4e-9c0e-3f6a2b8c1e38',
  })
  @ApiProblems(400, 404, 503)
  async withdrawIncidentFeedback(
    @Param('id') id: string,
    @Param('feedbackId') feedbackId: string,
  ): Promise<OneIncidentFeedbackResponse> {
    return OneIncidentFeedbackResponse.from(await this.feedback.withdraw(id, feedbackId));
  }

  /**
   * Take an incident over, so that EMS Core names the owner of its alerts.
   *
   * @remarks It goes through the outbox, so that it arrives although EMS Core is away. What a person owns is not resolved by this service any more. 409 where no
   * alert in EMS Core stands for the incident.
   */
  @Requires('operator')
  @Post('acknowledge')
  @HttpCode(200)
  @ApiParam(ID)
  @ApiProblems(400, 404, 409, 413, 415, 503)
  async acknowledgeIncident(
    @Param('id') id: string,
    @Body() { owner }: AcknowledgementRequest,
  ): Promise<IncidentDetailsResponse> {
    await this.acknowledgements.acknowledge(id, owner);
    return IncidentDetailsResponse.from(await this.incidents.show(id));
  }
}
