import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AssetIdParam } from '../../metrics/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { ReadSeasonalityService } from './read-seasonality.service.js';
import { SeasonalityParameters, SeasonalityResponse } from './seasonality.dto.js';

@ApiTags('forecasts')
@Controller('api/v1/seasonality')
export class SeasonalityController {
  constructor(private readonly rhythms: ReadSeasonalityService) {}

  /**
   * Find the seasons of the series of an asset, with their typical day and week.
   */
  @Requires('viewer')
  @Get(':assetId')
  @AssetIdParam()
  @ApiOkResponse({ type: SeasonalityResponse })
  @ApiProblems(400, 404, 503)
  async getSeasonality(
    @Param('assetId') assetId: string,
    @Query() query: SeasonalityParameters,
    @ClientSignal() client: AbortSignal,
  ): Promise<SeasonalityResponse> {
    return SeasonalityResponse.from(
      await this.rhythms.read(SeasonalityParameters.toQuery(query, assetId), client),
    );
  }
}
