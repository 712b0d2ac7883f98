import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../platform/http/index.js';
import { MutesQuery, MutesResponse, NewMuteRequest, OneMuteResponse } from './silence.dto.js';
import { MutesService } from './silences.service.js';

@ApiTags('anomaly')
@Controller('api/v1/anomaly/mutes')
export class MutesController {
  constructor(private readonly mutes: MutesService) {}

  /**
   * Mute an asset, a metric, one metric of one asset, or everything: it is scored and its episodes are tracked, but EMS Core is told
   * nothing. What goes on when the mute ends is announced then.
   */
  @Post()
  @HttpCode(200)
  @ApiProblems(400, 404, 413, 415, 503)
  async addMute(@Body() request: NewMuteRequest): Promise<OneMuteResponse> {
    return OneMuteResponse.from(await this.mutes.add(NewMuteRequest.toRequest(request)));
  }

  /**
   * List the mutes that are in force or to come.
   */
  @Get()
  @ApiProblems(400, 503)
  async listMutes(@Query() { all, limit, offset }: MutesQuery): Promise<MutesResponse> {
    return MutesResponse.from(await this.mutes.list({ isAll: all === 'true', limit, offset }));
  }

  /**
   * Remove a mute, so that what it covered is told of again.
   */
  @Delete(':id')
  @ApiParam({ name: 'id', description: 'Id of the mute.', example: '5d1f0c7e-3b6a-4c52-9d0e-6a2f4b8c1e37' })
  @ApiProblems(400, 404, 503)
  async removeMute(@Param('id') id: string): Promise<OneMuteResponse> {
    return OneMuteResponse.from(await this.mutes.remove(id));
  }
}
