import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '../platform/auth/index.js';
import { ApiProblems, ClientSignal } from '../platform/http/index.js';
import { AssetIdParam } from './dto/asset-id-field.js';
import { MetricHistoryResponse } from './dto/metric-history.dto.js';
import { MetricQuery } from './dto/metric-query.dto.js';
import { MetricHistoryService } from './metric-history.service.js';

@ApiTags('metrics')
@Controller('api/v1/metrics')
export class MetricsController {
  constructor(private readonly history: MetricHistoryService) {}

  /**
   * Read the samples of an asset with their statistics.
   */
  @Requires('viewer')
  @Get(':assetId')
  @AssetIdParam()
  @ApiOkResponse({ type: MetricHistoryResponse })
  @ApiProblems(400, 404, 503)
  async getMetrics(
    @Param('assetId') assetId: string,
    @Query() query: MetricQuery,
    @ClientSignal() client: AbortSignal,
  ): Promise<StreamableFile> {
    const metricName = query.metricName ?? query.metric_name;
    return MetricHistoryResponse.stream(
      await this.history.getHistory({ assetId, hours: query.hours, metricName }, client),
    );
  }
}
