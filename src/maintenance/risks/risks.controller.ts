import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { SERVICE_CONFIG, type ServiceConfig } from '../../platform/config/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { ListRisks } from './list-risks.service.js';
import { RisksQuery, RisksResponse } from './risks.dto.js';

@ApiTags('maintenance')
@Controller('api/v1/maintenance/risks')
export class RisksController {
  constructor(
    private readonly lists: ListRisks,
    @Inject(SERVICE_CONFIG) private readonly config: Pick<ServiceConfig, 'maintenance'>,
  ) {}

  /**
   * What will fail, ranked: probability, time to failure and main contributions of every monitored asset.
   *
   * @remarks Predicted every six hours. With too few failures for a model, assets are ranked by the day on which a metric reaches its limit, and
   * `reason` says so.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async listRisks(@Query() query: RisksQuery, @ClientSignal() client: AbortSignal): Promise<RisksResponse> {
    const page = await this.lists.list(RisksQuery.toRequest(query), client);
    return RisksResponse.from(page, query.horizonDays, this.config.maintenance.costs?.currency ?? null);
  }
}
