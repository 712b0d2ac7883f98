import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { OverviewQuery, OverviewResponse } from './overview.dto.js';
import { OverviewService } from './overview.service.js';

@ApiTags('dashboard')
@Controller('api/v1/overview')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  /**
   * Show how all assets are doing, page by page.
   *
   * @remarks The health, the open episodes and the highest scores by columns of time of each asset, with how new that is. Pages are
   * stable: an asset that comes or goes moves no other from one page to another.
   */
  @Requires('viewer')
  @Get()
  @ApiProblems(400, 503)
  async getOverview(
    @Query() query: OverviewQuery,
    @ClientSignal() client: AbortSignal,
  ): Promise<OverviewResponse> {
    const { hours, columns, limit, cursor, sort, text } = query;
    const filter = {
      types: query.type,
      locations: query.location,
      tags: query.tag,
      statuses: query.status,
      text,
    };
    return OverviewResponse.from(
      await this.overview.getOverview({ hours, columns, limit, cursor, sort, filter }, client),
    );
  }
}
