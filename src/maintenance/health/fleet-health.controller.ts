import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssetIdParam } from '../../metrics/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { AssetHealthHistoryQuery, AssetHealthHistoryResponse } from './dto/asset-health-history.dto.js';
import { FleetHealthQuery, FleetHealthResponse } from './dto/fleet-health.dto.js';
import { ReadHealth } from './read-health.service.js';

@ApiTags('maintenance')
@Controller('api/v1/maintenance/health')
export class FleetHealthController {
  constructor(private readonly health: ReadHealth) {}

  /**
   * How the fleet is doing, now and day by day.
   *
   * @remarks Health is 100 less what a predicted failure, the status, open episodes and missing samples take off. Assets in maintenance and those of
   * which nothing is known are counted and not rated.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async getFleetHealth(@Query() query: FleetHealthQuery): Promise<FleetHealthResponse> {
    return FleetHealthResponse.from(await this.health.ofFleet(query));
  }

  /**
   * How an asset is doing, what lowers its health, and the same day by day.
   */
  @Requires('viewer')
  @Get(':assetId')
  @AssetIdParam()
  @ApiProblems(400, 404, 503)
  async getAssetHealthHistory(
    @Param('assetId') assetId: string,
    @Query() { days }: AssetHealthHistoryQuery,
  ): Promise<AssetHealthHistoryResponse> {
    return AssetHealthHistoryResponse.from(await this.health.ofAsset(assetId, days));
  }
}
