import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangesNothing } from '../../platform/audit/index.js';
import { Requires } from '../../platform/auth/index.js';
import { Clock } from '../../platform/clock/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { ForecastBody, ForecastResponse } from './forecast.dto.js';
import { MakeForecastService } from './make-forecast.service.js';

@ApiTags('forecasts')
@Controller('api/v1/forecast')
export class ForecastController {
  constructor(
    private readonly forecasts: MakeForecastService,
    private readonly clock: Clock,
  ) {}

  /**
   * Forecast one metric of an asset.
   *
   * @remarks Made from the series' own past only, in a worker thread, within a second; nothing is stored. With `asOf` in the past it answers what would
   * have been said then, beside what came.
   */
  @Requires('viewer')
  @ChangesNothing()
  @Post()
  @HttpCode(200)
  @ApiProblems(400, 404, 413, 415, 422, 503)
  async makeForecast(
    @Body() body: ForecastBody,
    @ClientSignal() client: AbortSignal,
  ): Promise<ForecastResponse> {
    const request = ForecastBody.toRequest(body, this.clock.now());
    return ForecastResponse.from(await this.forecasts.forecast(request, client));
  }
}
