import { Controller, Get, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../platform/http/index.js';
import { DriftResponse } from './dto/drift.dto.js';
import { DriftMonitor } from './drift-monitor.service.js';

@ApiTags('models')
@Controller('api/v1/models')
export class DriftController {
  constructor(private readonly monitor: DriftMonitor) {}

  /**
   * Show how far the network has moved from what a model was trained on.
   *
   * @remarks Over all and by metric, which feature has moved and since when.
   */
  @Get(':modelVersion/drift')
  @ApiParam({
    name: 'modelVersion',
    description: 'Version of the model, as the list has it.',
    example: '20261122T141502123Z',
  })
  @ApiProblems(400, 404, 503)
  async getModelDrift(@Param('modelVersion') modelVersion: string): Promise<DriftResponse> {
    return DriftResponse.from(await this.monitor.get(modelVersion));
  }
}
