import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssetIdParam } from '../../metrics/index.js';
import { Requires } from '../../platform/auth/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { AssetOutlookQuery, AssetOutlookResponse } from './asset-outlook.dto.js';
import { ListRisks } from './list-risks.service.js';

@ApiTags('maintenance')
@Controller('api/v1/maintenance')
export class AssetOutlookController {
  constructor(
    private readonly lists: ListRisks,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  /**
   * What is predicted of one asset, with what was predicted before and when it failed.
   */
  @Requires('viewer')
  @Get(':assetId')
  @AssetIdParam()
  @ApiProblems(400, 404, 503)
  async readAssetOutlook(
    @Param('assetId') assetId: string,
    @Query() { days }: AssetOutlookQuery,
  ): Promise<AssetOutlookResponse> {
    const outlook = await this.lists.ofAsset(assetId, days);
    return AssetOutlookResponse.from(outlook, this.config.maintenance.costs?.currency ?? null);
  }
}
