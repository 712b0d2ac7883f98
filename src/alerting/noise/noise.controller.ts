import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { ListNoiseService } from './list-noise.service.js';
import { NoiseQuery, NoiseResponse } from './noise.dto.js';

@ApiTags('incidents')
@Controller('api/v1/alerting/noise')
export class NoiseController {
  constructor(private readonly noise: ListNoiseService) {}

  /**
   * List what comes again and again, with the setting that would calm each.
   *
   * @remarks By asset and kind, counted whether it was announced or suppressed; what came less than three times is not listed.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async listNoise(@Query() { days, limit }: NoiseQuery): Promise<NoiseResponse> {
    return NoiseResponse.from(await this.noise.list(days, limit));
  }
}
