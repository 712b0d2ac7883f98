import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { NewSilenceRequest } from './new-silence.dto.js';
import { OneSilenceResponse, SilencesQuery, SilencesResponse } from './silence.dto.js';
import { SilencesService } from './silences.service.js';

@ApiTags('silences')
@Controller('api/v1/silences')
export class SilencesController {
  constructor(private readonly silences: SilencesService) {}

  /**
   * Silence an asset, a metric, alerts of a kind, or everything.
   *
   * @remarks By asset, metric, kind, text and severity; all that is given must hold. What is silenced is scored and its episodes are tracked, but nothing is announced to EMS Core. An episode
   * that is open when the silence ends is announced then.
   */
  @Requires('operator')
  @Post()
  @HttpCode(200)
  @ApiProblems(400, 404, 413, 415, 503)
  async addSilence(@Body() request: NewSilenceRequest): Promise<OneSilenceResponse> {
    return OneSilenceResponse.from(await this.silences.addSilence(NewSilenceRequest.toRequest(request)));
  }

  /**
   * List the silences that are in force or to come.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async listSilences(@Query() { all, limit, offset }: SilencesQuery): Promise<SilencesResponse> {
    return SilencesResponse.from(await this.silences.listSilences({ isAll: all === 'true', limit, offset }));
  }

  /**
   * Remove a silence.
   *
   * @remarks Open episodes that it covered are announced.
   */
  @Requires('operator')
  @Delete(':id')
  @ApiParam({
    name: 'id',
    description: 'Id of the silence.',
    example: '5d1f0c7e-3b6a-4c52-9d0e-6a2f4b8c1e37',
  })
  @ApiProblems(400, 404, 503)
  async removeSilence(@Param('id') id: string): Promise<OneSilenceResponse> {
    return OneSilenceResponse.from(await this.silences.removeSilence(id));
  }
}
