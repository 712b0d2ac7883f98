import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AssetIdParam } from '../../metrics/index.js';
import { Requires } from '../../platform/auth/index.js';
import { Clock } from '../../platform/clock/index.js';
import { ApiProblems, ClientSignal } from '../../platform/http/index.js';
import { ChartResponse } from './chart.dto.js';
import { ChartQuery } from './chart-query.dto.js';
import { DrawChartService } from './draw-chart.service.js';

@ApiTags('metrics')
@Controller('api/v1/metrics')
export class ChartController {
  constructor(
    private readonly charts: DrawChartService,
    private readonly clock: Clock,
  ) {}

  /**
   * Read one metric of an asset in steps, ready to be drawn.
   *
   * @remarks Samples, what is expected, scores, anomalies and episodes, in columns of one length. A metric that has no samples in the range is
   * answered with empty steps.
   */
  @Requires('viewer')
  @Get(':assetId/chart')
  @AssetIdParam()
  @ApiOkResponse({ type: ChartResponse })
  @ApiProblems(400, 404, 503)
  async getChart(
    @Param('assetId') assetId: string,
    @Query() query: ChartQuery,
    @ClientSignal() client: AbortSignal,
  ): Promise<ChartResponse> {
    const request = ChartQuery.toRequest(query, assetId, this.clock.now());
    return ChartResponse.from(await this.charts.draw(request, client));
  }
}
