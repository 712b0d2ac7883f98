import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { parseAlertWithEvent } from '../../ems/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { CorrelationsRequest, CorrelationsResponse } from './correlations.dto.js';
import { findCorrelations } from './find-correlations.js';

@ApiTags('correlations')
@Controller('api/v1/correlations')
export class CorrelationsController {
  /**
   * Group alerts that belong together.
   *
   * @remarks By event, by asset and by time; an alert may be in several groups. Nothing is stored.
   */
  @Requires('viewer')
  @Post('find')
  @HttpCode(200)
  @ApiProblems(400, 413, 415)
  findCorrelations(@Body() { alerts, time_window_minutes }: CorrelationsRequest): CorrelationsResponse {
    const parsed = alerts.flatMap((alert) => parseAlertWithEvent(alert) ?? []);
    return CorrelationsResponse.from(findCorrelations(parsed, time_window_minutes * 60_000));
  }
}
