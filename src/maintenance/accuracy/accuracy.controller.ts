import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { RiskAccuracyQuery, RiskAccuracyResponse } from './accuracy.dto.js';
import { ReadAccuracy } from './read-accuracy.service.js';

@ApiTags('maintenance')
@Controller('api/v1/maintenance/accuracy')
export class RiskAccuracyController {
  constructor(private readonly accuracy: ReadAccuracy) {}

  /**
   * How the predictions that were really made turned out.
   *
   * @remarks A prediction counts when its horizon is over, whatever came of it; that of a failure is at once under `outcomes`.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async readRiskAccuracy(
    @Query() { horizonDays, days }: RiskAccuracyQuery,
    @ClientSignal() client: AbortSignal,
  ): Promise<RiskAccuracyResponse> {
    return RiskAccuracyResponse.from(await this.accuracy.read(horizonDays, days, client));
  }
}
