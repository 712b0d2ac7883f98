import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AssetIdParam } from '../../metrics/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { ForecastsQuery, ForecastsResponse } from './forecasts.dto.js';
import { ReadForecastsService } from './read-forecasts.service.js';

@ApiTags('forecasts')
@Controller('api/v1/forecasts')
export class ForecastsController {
  constructor(private readonly forecasts: ReadForecastsService) {}

  /**
   * Read the forecasts that are made once a day, and how they turned out.
   *
   * @remarks A week ahead, an hour a step. Accuracy is that of forecasts that were really made: how often what came was inside the band, and the error
   * beside that of the seasonal naive forecast.
   */
  @Requires('viewer')
  @Get(':assetId')
  @AssetIdParam()
  @ApiOkResponse({ type: ForecastsResponse })
  @ApiProblems(400, 404, 503)
  async getForecasts(
    @Param('assetId') assetId: string,
    @Query() query: ForecastsQuery,
    @ClientSignal() client: AbortSignal,
  ): Promise<ForecastsResponse> {
    const page = await this.forecasts.read(ForecastsQuery.toRequest(query, assetId), client);
    return ForecastsResponse.from(page, query.horizon);
  }
}
