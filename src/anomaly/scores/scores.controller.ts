import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AssetIdParam } from '../../metrics/index.js';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { ScoreHistoryService } from './score-history.service.js';
import { ScoresQuery, ScoresResponse } from './scores.dto.js';

@ApiTags('detection')
@Controller('api/v1/anomaly/scores')
export class ScoresController {
  constructor(private readonly history: ScoreHistoryService) {}

  /**
   * Read the scores that the sweeps stored for an asset.
   */
  @Requires('viewer')
  @Get(':assetId')
  @AssetIdParam()
  @ApiProblems(400, 404, 503)
  async getScores(@Param('assetId') assetId: string, @Query() query: ScoresQuery): Promise<ScoresResponse> {
    const { hours, limit, offset } = query;
    const metricName = query.metricName ?? query.metric_name;
    return ScoresResponse.from(await this.history.readScores({ assetId, metricName, hours, limit, offset }));
  }
}
