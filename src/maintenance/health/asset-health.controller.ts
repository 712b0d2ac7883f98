import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssetIdParam } from '../../metrics/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { AssetHealthService } from './asset-health.service.js';
import { AssetHealthResponse } from './dto/asset-health.dto.js';

@ApiTags('health')
@Controller('api/v1/health/asset')
export class AssetHealthController {
  constructor(private readonly health: AssetHealthService) {}

  /**
   * Rate the health of an asset, with the reasons.
   */
  @Requires('viewer')
  @Get(':assetId')
  @AssetIdParam()
  @ApiProblems(400, 404, 503)
  async getAssetHealth(@Param('assetId') assetId: string): Promise<AssetHealthResponse> {
    return AssetHealthResponse.from(await this.health.rate(assetId));
  }
}
