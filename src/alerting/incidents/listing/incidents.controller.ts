import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../../platform/auth/index.js';
import { ApiProblems } from '../../../platform/http/index.js';
import { IncidentDetailsResponse } from './incident-details.dto.js';
import { IncidentsQuery, IncidentsResponse } from './incidents.dto.js';
import { ListIncidents } from './list-incidents.service.js';

@ApiTags('incidents')
@Controller('api/v1/incidents')
export class IncidentsController {
  constructor(private readonly incidents: ListIncidents) {}

  /**
   * List alerts that belong together as incidents, the most urgent first.
   *
   * @remarks Those that were merged into another one are not listed. Pages are stable: what comes or goes moves no other from one page to another.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async listIncidents(@Query() query: IncidentsQuery): Promise<IncidentsResponse> {
    const { sort, limit, cursor } = query;
    const filter = IncidentsQuery.toFilter(query);
    return IncidentsResponse.from(await this.incidents.list({ filter, sort, limit, cursor }));
  }

  /**
   * Show an incident, what became of it, and why it is as urgent as it is.
   *
   * @remarks Members carry entity, begin and end, so that they can be drawn as lanes. One that was merged into another has none any more; `mergedInto` says
   * where they are.
   */
  @Requires('viewer')
  @Get(':id')
  @ApiParam({
    name: 'id',
    description: 'Id of the incident.',
    example: '7f2c1f4e-0d1b-4a4e-9c0e-3f6a2b8c1e37',
  })
  @ApiProblems(400, 404, 503)
  async getIncident(@Param('id') id: string): Promise<IncidentDetailsResponse> {
    return IncidentDetailsResponse.from(await this.incidents.show(id));
  }
}
