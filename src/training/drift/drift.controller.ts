import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../../platform/auth/index.js';
import { ApiProblems } from '../../platform/http/index.js';
import { DriftResponse } from './dto/drift.dto.js';
import { DriftHistoryQuery, DriftHistoryResponse } from './dto/drift-history.dto.js';
import { DriftMonitor } from './drift-monitor.service.js';
import { ReadDriftHistoryService } from './read-drift-history.service.js';

const VERSION = {
  name: 'modelVersion',
  description: 'Version of the model, as the list has it.',
  example: '20261122T141502123Z',
};

@ApiTags('models')
@Controller('api/v1/models')
export class DriftController {
  constructor(
    private readonly monitor: DriftMonitor,
    private readonly history: ReadDriftHistoryService,
  ) {}

  /**
   * Show how far the network has moved from what a model was trained on.
   *
   * @remarks Over all and by metric, which feature has moved and since when.
   */
  @Requires('viewer')
  @Get(':modelVersion/drift')
  @ApiParam(VERSION)
  @ApiProblems(400, 404, 503)
  async getModelDrift(@Param('modelVersion') modelVersion: string): Promise<DriftResponse> {
    return DriftResponse.from(await this.monitor.get(modelVersion));
  }

  /**
   * Show how the drift of a model went.
   *
   * @remarks Over all and by metric, for a chart: 300 points a line at most, of measurements close to each other the highest.
   */
  @Requires('viewer')
  @Get(':modelVersion/drift/history')
  @ApiParam(VERSION)
  @ApiProblems(400, 404, 503)
  async getModelDriftHistory(
    @Param('modelVersion') modelVersion: string,
    @Query() { days }: DriftHistoryQuery,
  ): Promise<DriftHistoryResponse> {
    return DriftHistoryResponse.from(await this.history.read(modelVersion, days));
  }
}
