import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { parseAlertWithEvent } from '../../ems/index.js';
import { ChangesNothing } from '../../platform/audit/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { CorrelationsRequest, CorrelationsResponse } from './correlations.dto.js';
import { FindCorrelations } from './find-correlations.service.js';

@ApiTags('correlations')
@Controller('api/v1/correlations')
export class CorrelationsController {
  constructor(private readonly correlations: FindCorrelations) {}

  /**
   * Group alerts that belong together.
   *
   * @remarks By event, by asset, and by the incidents that they would make (`time_cluster`); an alert may be in several groups. Nothing is stored.
   */
  @Requires('viewer')
  @ChangesNothing()
  @Post('find')
  @HttpCode(200)
  @ApiProblems(400, 413, 415)
  async findCorrelations(
    @Body() { alerts, time_window_minutes }: CorrelationsRequest,
  ): Promise<CorrelationsResponse> {
    const parsed = alerts.flatMap((alert) => parseAlertWithEvent(alert) ?? []);
    return CorrelationsResponse.from(await this.correlations.find(parsed, time_window_minutes * 60_000));
  }
}
