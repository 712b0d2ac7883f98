import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssetIdParam } from '../../metrics/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { AssetPageService } from './asset-page.service.js';
import { AssetResponse } from './asset.dto.js';

@ApiTags('dashboard')
@Controller('api/v1/assets')
export class AssetController {
  constructor(private readonly page: AssetPageService) {}

  /**
   * Show an asset with its metrics and its neighbours.
   *
   * @remarks What each metric is now; for its past ask for its scores, episodes and samples.
   */
  @Requires('viewer')
  @Get(':assetId')
  @AssetIdParam()
  @ApiProblems(400, 404, 503)
  async getAsset(@Param('assetId') assetId: string): Promise<AssetResponse> {
    return AssetResponse.from(await this.page.get(assetId));
  }
}
