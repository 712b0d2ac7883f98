import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../platform/http/index.js';
import { AssetIdParam } from './dto/asset-id-field.js';
import { MetricHistoryResponse } from './dto/metric-history.dto.js';
import { MetricQuery } from './dto/metric-query.dto.js';
import { MetricHistoryService } from './metric-history.service.js';

@ApiTags('metrics')
@Controller('api/v1/metrics')
export class MetricsController {
  constructor(private readonly history: MetricHistoryService) {}

  /**
   * Read the samples of an asset's metric with their statistics.
   */
  @Get(':assetId')
  @AssetIdParam()
  @ApiProblems(400, 404, 503)
  async getMetrics(
    @Param('assetId') assetId: string,
    @Query() query: MetricQuery,
  ): Promise<MetricHistoryResponse> {
    const history = await this.history.read(assetId, query.hours, query.metricName ?? query.metric_name);
    return MetricHistoryResponse.from(history);
  }
}
